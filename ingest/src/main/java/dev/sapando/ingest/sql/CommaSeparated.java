package dev.sapando.ingest.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it, but for lines that end as a shell expects; with a head. Nothing at all is null, two quotes are the empty text. */
final class CommaSeparated {
    private CommaSeparated() {}

    static void print(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData head = rows.getMetaData();
        for (int i = 1; i <= head.getColumnCount(); i++) {
            out.print((i == 1 ? "" : ",") + field(head.getColumnName(i)));
        }
        out.print("\n");
        while (rows.next()) {
            for (int i = 1; i <= head.getColumnCount(); i++) {
                out.print((i == 1 ? "" : ",") + field(Cell.plain(rows.getObject(i))));
            }
            out.print("\n");
        }
    }

    private static String field(@Nullable Object plain) {
        if (plain == null) {
            return "";
        }
        String text = Texts.of(plain);
        boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
