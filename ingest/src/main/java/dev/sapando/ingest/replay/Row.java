package dev.sapando.ingest.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a table; what cannot be read is a broken line that names the column. */
record Row(Map<String, Integer> columns, List<String> fields) {
    /** What data sets write for nothing. */
    private static final List<String> NOTHING = List.of("", "NA", "NaN", "null", "NULL");

    Row {
        columns = Map.copyOf(columns);
        fields = List.copyOf(fields);
    }

    String text(String column) throws BrokenLine {
        return optional(column).orElseThrow(() -> new BrokenLine("no " + column));
    }

    Optional<String> optional(String column) {
        Integer at = columns.get(column);
        String field = at == null ? "" : fields.get(at).strip();
        return NOTHING.contains(field) ? Optional.empty() : Optional.of(field);
    }

    long whole(String column) throws BrokenLine {
        String text = text(column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BrokenLine(column + " " + text + " is no whole number");
        }
    }

    BigDecimal amount(String column) throws BrokenLine {
        String text = text(column);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BrokenLine(column + " " + text + " is no number");
        }
    }

    Instant time(String column, DateTimeFormatter form, ZoneId zone) throws BrokenLine {
        String text = text(column);
        try {
            return LocalDateTime.parse(text, form).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new BrokenLine(column + " " + text + " is no time as this format writes it");
        }
    }
}
