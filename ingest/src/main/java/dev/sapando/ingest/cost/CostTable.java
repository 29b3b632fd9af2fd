package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ledger's answer as a table for a terminal: names to the left, numbers to the right. */
final class CostTable {
    private CostTable() {}

    static String of(JsonNode answer) {
        if (answer.path("rows").isEmpty()) {
            return "Nothing is measured yet; ask again after COST_INTERVAL.\n";
        }
        Set<String> columns = new LinkedHashSet<>();
        answer.path("rows").forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(columns));
        answer.path("rows")
                .forEach(row -> lines.add(columns.stream()
                        .map(column -> row.path(column).asText())
                        .toList()));
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
