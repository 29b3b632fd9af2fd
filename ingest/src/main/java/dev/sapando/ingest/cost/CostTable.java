package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.ops.settings.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ledger's answer as a table for a terminal: names to the left, numbers to the right. */
final class CostTable {
    private CostTable() {}

    static String of(JsonNode answer) {
        boolean early =
                answer.has("firstWithinSeconds") && !answer.path("by").asText().equals("day");
        if (early || answer.path("rows").isEmpty()) {
            return nothing(answer);
        }
        Set<String> columns = new LinkedHashSet<>();
        answer.path("rows").forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream()
                .map(column -> head(
                        column,
                        answer.path("by").asText(),
                        answer.path("currency").asText()))
                .toList());
        List<CostColumn> cells =
                columns.stream().map(column -> CostColumn.of(answer, column)).toList();
        for (int row = 0; row <= answer.path("rows").size(); row++) {
            int at = row;
            lines.add(cells.stream().map(column -> column.texts().get(at)).toList());
        }
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toList();
        JsonNode assumed = answer.path("assumptions");
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining())
                + "%nMoney in %s, by assumptions %s of %s; %s is the newest day.%n"
                        .formatted(
                                answer.path("currency").asText(),
                                assumed.path("version").asText(),
                                assumed.path("date").asText(),
                                answer.path("day").asText());
    }

    /** Before the first event there are zeros, which say nothing of what events will cost. */
    private static String nothing(JsonNode answer) {
        String every = "every " + span(answer, "intervalSeconds") + " (COST_INTERVAL)";
        return answer.has("firstWithinSeconds")
                ? "Nothing is kept of an event yet, so that it costs nothing. The first figures come within "
                        + span(answer, "firstWithinSeconds") + " of the first events, such as those of ./sapando replay"
                        + " sample; then they are renewed " + every + ".\n"
                : "There is nothing by " + answer.path("by").asText() + " as of "
                        + answer.path("day").asText() + "; it is measured " + every + ".\n";
    }

    private static String span(JsonNode answer, String seconds) {
        return Spans.text(Duration.ofSeconds(answer.path(seconds).asLong()));
    }

    /** A column's name in the answer, with its unit: {@code storedPerDay} is {@code stored EUR/day}. */
    private static String head(String column, String by, String currency) {
        if (column.equals(by)) {
            return column;
        }
        if (column.endsWith("Bytes")) {
            return column.replace("Bytes", " bytes");
        }
        int per = column.indexOf("Per");
        return per < 0
                ? column + " " + currency
                : column.substring(0, per) + " " + currency + "/"
                        + column.substring(per + 3).toLowerCase(Locale.ROOT);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                        .mapToObj(i -> i == 0
                                ? padded(cells.get(i), widths.get(i), "-")
                                : padded(cells.get(i), widths.get(i), ""))
                        .collect(Collectors.joining("  "))
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static String padded(String text, int width, String flag) {
        return String.format("%" + flag + Math.max(1, width) + "s", text);
    }
}
