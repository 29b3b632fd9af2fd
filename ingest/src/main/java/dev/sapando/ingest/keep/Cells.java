package dev.sapando.ingest.keep;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Java's values into DuckDB's columns, exactly; what no column can hold is found before a row is begun. */
final class Cells {
    private static final int DECIMAL_DIGITS = 18;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Cells() {}

    /** Whether a column can hold it; damaged bytes may decode to amounts and times that none can. */
    static boolean fits(@Nullable Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.precision() <= DECIMAL_DIGITS;
        }
        if (value instanceof Instant time) {
            return !time.isBefore(FIRST) && !time.isAfter(LAST);
        }
        if (value instanceof LocalDate day) {
            return day.getYear() >= 1 && day.getYear() <= 9999;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().allMatch(Cells::fits);
        }
        return !(value instanceof Map<?, ?> map) || map.values().stream().allMatch(Cells::fits);
    }

    static void append(DuckDBAppender row, @Nullable Object value) throws SQLException {
        if (value == null) {
            row.appendNull();
        } else if (value instanceof String text) {
            row.append(text);
        } else if (value instanceof Integer number) {
            row.append(number.intValue());
        } else if (value instanceof Long number) {
            row.append(number.longValue());
        } else if (value instanceof Boolean flag) {
            row.append(flag.booleanValue());
        } else if (value instanceof Double number) {
            row.append(number.doubleValue());
        } else if (value instanceof Instant time) {
            row.appendEpochMillis(time.toEpochMilli());
        } else {
            appendLarger(row, value);
        }
    }

    private static void appendLarger(DuckDBAppender row, Object value) throws SQLException {
        if (value instanceof BigDecimal amount) {
            row.append(amount);
        } else if (value instanceof LocalDate day) {
            row.append(day);
        } else if (value instanceof UUID id) {
            row.append(id);
        } else if (value instanceof Collection<?> list) {
            row.append(list);
        } else if (value instanceof Map<?, ?> map) {
            row.append(map);
        } else {
            throw new IllegalArgumentException("there is no column for a " + value.getClass());
        }
    }
}
