package dev.sapando.ingest.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** A value of an answer as null, boolean, number, text, list or map: nothing rounded, times as RFC 3339 without a zone where they have none. */
final class Cell {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private Cell() {}

    static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Number || value instanceof String) {
            return value;
        }
        if (value instanceof Timestamp moment) {
            return MOMENT.format(moment.toLocalDateTime());
        }
        if (value instanceof Temporal moment) {
            return moment.toString();
        }
        if (value instanceof Array list) {
            return list((Object[]) list.getArray());
        }
        if (value instanceof DuckDBStruct struct) {
            return map(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Blob blob) {
            return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.ISO_8859_1);
        }
        return value.toString();
    }

    private static List<@Nullable Object> list(Object[] values) throws SQLException {
        var plain = new ArrayList<@Nullable Object>();
        for (Object each : values) {
            plain.add(plain(each));
        }
        return plain;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> values) throws SQLException {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (var each : values.entrySet()) {
            plain.put(String.valueOf(plain(each.getKey())), plain(each.getValue()));
        }
        return plain;
    }
}
