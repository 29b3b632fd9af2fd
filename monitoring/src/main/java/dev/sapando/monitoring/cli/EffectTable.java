package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.monitoring.effect.Measure;
import dev.sapando.ops.run.TerminalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The answer on the effect as it is decided on: the verdict, the split, then a line for each measure. */
final class EffectTable {
    private static final String DIFFERENCE = "difference";
    private static final String LIFT = "lift";
    private static final String MEASURE = "measure";
    private static final List<String> HEAD = List.of(MEASURE, "control", "treatment", LIFT, "from", "to");

    private final JsonNode rows;

    private EffectTable(JsonNode rows) {
        this.rows = rows;
    }

    /** @param answer with at least one row */
    static String of(JsonNode answer) {
        return new EffectTable(answer.path("rows")).text();
    }

    private String text() {
        JsonNode verdict = row("part", "verdict");
        var text = new StringBuilder("visitors of " + verdict.path("period").asText() + ", each until " + Measure.DAYS
                + " days after the first list\n");
        text.append("verdict: ")
                .append(label(verdict, "verdict"))
                .append("\n  ")
                .append(label(verdict, "reason"))
                .append('\n')
                .append(split());
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        measures().forEach(each -> lines.add(line(each)));
        return lines.size() == 1 ? text.toString() : text + "\n" + MetricTable.aligned(lines, 1);
    }

    private String split() {
        JsonNode split = row("part", "sample_ratio");
        String line = String.format(
                Locale.ROOT,
                "sample ratio: %s, %s of %s visitors in treatment (%s), evidence against it %.3g%n",
                label(split, "outcome"),
                split.path("numerator").asText(),
                split.path("denominator").asText(),
                share(split.path("value")),
                row("part", "sample_ratio_evidence").path("value").asDouble());
        var left = new ArrayList<String>();
        rows.forEach(row -> {
            if (label(row, "part").equals("two_arms")) {
                left.add(row.path("numerator").asText() + " first in " + label(row, "arm"));
            }
        });
        return line
                + (left.isEmpty() ? "" : "left out, having seen both arms: " + String.join(", ", left) + "\n")
                + bothArms();
    }

    private String bothArms() {
        String customers = row("part", "both_arms").path("numerator").asText();
        return customers.isEmpty()
                ? ""
                : "customers drawn into both arms by two browsers, who count as two visitors: " + customers + "\n";
    }

    /** Measure and currency, which is empty but for money. */
    private List<List<String>> measures() {
        var measures = new LinkedHashSet<List<String>>();
        rows.forEach(row -> {
            if (row.path("labels").has(MEASURE)) {
                measures.add(List.of(label(row, MEASURE), label(row, "currency")));
            }
        });
        return List.copyOf(measures);
    }

    private List<String> line(List<String> each) {
        return List.of(
                String.join(" ", each).strip() + hint(each.get(0)),
                arm(each, "control"),
                arm(each, "treatment"),
                lift(each, "estimate"),
                lift(each, "low"),
                lift(each, "high"));
    }

    private static String hint(String measure) {
        return Arrays.stream(Measure.values())
                .filter(each -> each.label().equals(measure))
                .findFirst()
                .map(Measure::hint)
                .orElse("");
    }

    private String arm(List<String> each, String arm) {
        JsonNode row = row(MEASURE, each.get(0), "currency", each.get(1), "arm", arm);
        if (!row.path("value").isNumber()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.4f (%s of %s)",
                row.path("value").asDouble(),
                row.path("numerator").asText(),
                row.path("denominator").asText());
    }

    /** As a share; where there is none, as where nobody of an arm does it, the difference, as a number. */
    private String lift(List<String> each, String bound) {
        JsonNode lift = bound(each, LIFT, bound);
        JsonNode difference = bound(each, DIFFERENCE, bound);
        if (lift.isNumber()) {
            return String.format(Locale.ROOT, "%+.1f%%", 100 * lift.asDouble());
        }
        return difference.isNumber() ? String.format(Locale.ROOT, "%+.4f", difference.asDouble()) : "";
    }

    private JsonNode bound(List<String> each, String part, String bound) {
        return row(MEASURE, each.get(0), "currency", each.get(1), "part", part, "bound", bound)
                .path("value");
    }

    private static String share(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f%%", 100 * value.asDouble()) : "none yet";
    }

    /** The first with these labels; a missing one where there is none. */
    private JsonNode row(String... labels) {
        for (JsonNode row : rows) {
            boolean found = true;
            for (int i = 0; i < labels.length; i += 2) {
                found &= label(row, labels[i]).equals(labels[i + 1]);
            }
            if (found) {
                return row;
            }
        }
        return rows.path(rows.size());
    }

    private static String label(JsonNode row, String name) {
        return TerminalText.of(row.path("labels").path(name).asText(""));
    }
}
