package dev.sapando.demo.exact;

import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.monitoring.reference.Sheet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Answers of SQL over the archive, as lines that can be compared.
 *
 * @param zone where the shop's days begin
 */
public record Archived(Path archive, ZoneId zone) {
    private static final long MEMORY = 256_000_000;

    public Archived(Path archive) {
        this(archive, ZoneOffset.UTC);
    }

    /**
     * @param question whose columns are {@code period}, {@code amount}, and {@code whole} of a share; every other one is a label. What is
     *     null is not there.
     */
    public Sheet sheet(String question) throws Exception {
        var sheet = new Sheet();
        try (var reader = ReadOnly.over(archive, MEMORY, zone)) {
            reader.ask(question, rows -> {
                while (rows.next()) {
                    add(sheet, rows);
                }
            });
        }
        return sheet;
    }

    private static void add(Sheet sheet, ResultSet rows) throws SQLException {
        var values = new TreeMap<String, String>();
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String value = rows.getString(i);
            if (value != null) {
                values.put(columns.getColumnLabel(i), value);
            }
        }
        String period = Objects.requireNonNull(values.remove("period"));
        String amount = values.remove("amount");
        String whole = values.remove("whole");
        if (amount != null && whole != null) {
            sheet.share(period, values, new BigDecimal(amount), new BigDecimal(whole));
        } else if (amount != null) {
            sheet.count(period, values, new BigDecimal(amount));
        }
    }
}
