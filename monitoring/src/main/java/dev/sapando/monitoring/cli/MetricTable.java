package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.ops.run.TerminalText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Answers as aligned columns: text to the left, numbers to the right. */
final class MetricTable {
    private static final String GAP = "  ";
    private static final int DIGITS = 4;
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final MathContext TWO_DIGITS = new MathContext(2);
    /** What the catalogue writes shortly. */
    private static final Map<String, String> OWNERS = Map.of("DE", "data engineers", "DS", "data scientists");

    /** What is divided, by what, and what that is, where the names of any metric's columns would say nothing. */
    private static final Map<String, List<String>> HEADS = Map.of(
            "time-to-return",
            List.of("returns", "visits", "median days until return"),
            "session-conversion",
            List.of("sessions with a purchase", "sessions", "share"));

    private MetricTable() {}

    static String list(JsonNode metrics) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("metric", "owner", "question", "--by"));
        metrics.forEach(metric ->
                lines.add(List.of(text(metric, "id"), owner(metric), text(metric, "question"), labels(metric))));
        return aligned(lines, 4);
    }

    static String answer(JsonNode answer) {
        return text(answer, "question") + "\n"
                + clocks(text(answer, "asOf"), text(answer, "completeUntil")) + "; unaccounted events "
                + text(answer, "unreconciledEvents") + ", owner " + owner(answer) + ", unit "
                + text(answer, "unit") + options(answer.path("options")) + "\n\n"
                + (answer.path("rows").isEmpty() ? "" : rows(answer))
                + (answer.has("note") && Blanks.areShown(text(answer, "metric"), answer.path("rows"))
                        ? text(answer, "note") + "\n"
                        : "");
    }

    /** As they are given on the command line. */
    private static String options(JsonNode options) {
        var given = new StringBuilder();
        options.properties().forEach(option -> given.append(" --")
                .append(option.getKey().replace('_', '-'))
                .append(' ')
                .append(option.getValue().asText()));
        return given.isEmpty() ? "" : "\nas asked by" + given;
    }

    private static String rows(JsonNode answer) {
        if (text(answer, "metric").equals("effect")) {
            return EffectTable.of(answer);
        }
        if (text(answer, "metric").equals("money")) {
            return MoneyTable.of(answer);
        }
        var labels = new TreeSet<String>();
        answer.path("rows").forEach(row -> row.path("labels").fieldNames().forEachRemaining(labels::add));
        List<List<String>> lines = new ArrayList<>();
        var head = new ArrayList<>(List.of("period"));
        head.addAll(labels);
        boolean divided = StreamSupport.stream(answer.path("rows").spliterator(), false)
                .anyMatch(row -> !row.path("denominator").isNull());
        head.addAll(
                divided
                        ? HEADS.getOrDefault(text(answer, "metric"), List.of("numerator", "denominator", "value"))
                        : List.of("value"));
        lines.add(head);
        var rows = new ArrayList<JsonNode>();
        if (text(answer, "metric").equals("session-conversion")) {
            rows.addAll(DayTotals.of(answer.path("rows")));
        }
        answer.path("rows").forEach(rows::add);
        String metric = text(answer, "metric");
        int digits = text(answer, "unit").equals("ratio") ? digits(rows) : 0;
        rows.stream().filter(row -> !Blanks.isLeftOut(metric, row)).forEach(row -> {
            var line = new ArrayList<>(List.of(text(row, "period")));
            labels.forEach(label -> line.add(text(row.path("labels"), label)));
            if (divided) {
                line.addAll(List.of(text(row, "numerator"), text(row, "denominator")));
            }
            line.add(shortened(row.path("value"), digits));
            lines.add(line);
        });
        return aligned(lines, 1 + labels.size()) + Blanks.told(metric, rows, answer.has("note"));
    }

    /** After the point, of the longest, so that shares can be read down their column. */
    private static int digits(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.path("value"))
                .filter(JsonNode::isNumber)
                .mapToInt(value -> Math.min(DIGITS, value.decimalValue().scale()))
                .max()
                .orElse(0);
    }

    private static String labels(JsonNode metric) {
        var labels = new ArrayList<String>();
        metric.path("parameters").path("by").forEach(label -> labels.add(label.asText()));
        return String.join(", ", labels);
    }

    static String owner(JsonNode metric) {
        String owner = text(metric, "owner");
        return OWNERS.getOrDefault(owner, owner);
    }

    /** @param left how many columns are text */
    static String aligned(List<List<String>> lines, int left) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        var table = new StringBuilder();
        for (List<String> line : lines) {
            var shown = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String space = " ".repeat(widths[i] - line.get(i).length());
                shown.append(i == 0 ? "" : GAP).append(i < left ? line.get(i) + space : space + line.get(i));
            }
            table.append(shown.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : TerminalText.of(node.path(field).asText(""));
    }

    /** Enough to read, and of what is small two digits that count; {@code --json} has all of it. */
    private static String shortened(JsonNode value, int digits) {
        if (value.isNull()) {
            return "–";
        }
        BigDecimal number = value.decimalValue();
        return (number.signum() != 0 && number.abs().compareTo(SMALL) < 0
                        ? number.round(TWO_DIGITS)
                        : number.setScale(Math.min(DIGITS, Math.max(digits, number.scale())), RoundingMode.HALF_UP))
                .toPlainString();
    }

    /** Two clocks that must not be held against each other: when things happened in the shop, and when they arrived here. */
    private static String clocks(String newestEvent, String complete) {
        return (newestEvent.isEmpty() ? "no event yet" : "newest event " + newestEvent + " (event time)")
                + (complete.isEmpty() ? "" : "; everything that arrived before " + complete + " is in");
    }
}
