package dev.sapando.ingest.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Columns lined up by their first thousand rows: text to the left, numbers to the right. */
final class AlignedTable {
    private static final int LINED_UP = 1_000;
    private static final String GAP = "  ";
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE);

    private final boolean[] right;
    private final int[] widths;

    private AlignedTable(int columns) {
        right = new boolean[columns];
        widths = new int[columns];
    }

    static void print(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData head = rows.getMetaData();
        var table = new AlignedTable(head.getColumnCount());
        List<List<String>> first = new ArrayList<>();
        first.add(table.head(head));
        while (first.size() <= LINED_UP && rows.next()) {
            first.add(table.line(rows));
        }
        first.forEach(table::widen);
        first.forEach(line -> out.println(table.aligned(line)));
        if (first.size() == 1) {
            out.println("(no rows)");
        }
        while (rows.next()) {
            out.println(table.aligned(table.line(rows)));
        }
    }

    private List<String> head(ResultSetMetaData head) throws SQLException {
        var names = new ArrayList<String>();
        for (int i = 0; i < right.length; i++) {
            right[i] = NUMBERS.contains(head.getColumnType(i + 1));
            names.add(Texts.shown(head.getColumnName(i + 1)));
        }
        return names;
    }

    private List<String> line(ResultSet rows) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 0; i < right.length; i++) {
            cells.add(Texts.shown(Cell.plain(rows.getObject(i + 1))));
        }
        return cells;
    }

    private void widen(List<String> line) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(line.get(i)));
        }
    }

    private String aligned(List<String> line) {
        var shown = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(Math.max(0, widths[i] - length(line.get(i))));
            shown.append(i == 0 ? "" : GAP).append(right[i] ? space + line.get(i) : line.get(i) + space);
        }
        return shown.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
