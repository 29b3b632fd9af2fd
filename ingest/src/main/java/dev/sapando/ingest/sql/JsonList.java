package dev.sapando.ingest.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A list of objects, one a line; decimals as numbers with all their digits. */
final class JsonList {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private JsonList() {}

    static void print(ResultSet rows, PrintWriter out) throws SQLException, IOException {
        ResultSetMetaData head = rows.getMetaData();
        boolean first = true;
        out.print('[');
        while (rows.next()) {
            out.print(first ? "\n" : ",\n");
            first = false;
            out.print(object(rows, head));
        }
        out.println(first ? "]" : "\n]");
    }

    private static String object(ResultSet rows, ResultSetMetaData head) throws SQLException, IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= head.getColumnCount(); i++) {
            object.put(head.getColumnName(i), Cell.plain(rows.getObject(i)));
        }
        return JSON.writeValueAsString(object);
    }
}
