package dev.sapando.ingest.rejected;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text under headings, lined up; the last column is as wide as it likes. */
final class Columns {
    private static final int WIDEST = 40;

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... headings) {
        rows.add(List.of(headings));
    }

    void row(@Nullable Object... cells) {
        var row = new ArrayList<String>();
        for (@Nullable Object cell : cells) {
            String text = Shown.line(cell);
            boolean last = row.size() == rows.get(0).size() - 1;
            row.add(last || text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…");
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(row.get(row.size() - 1)).append('\n');
        }
        return text.toString();
    }
}
