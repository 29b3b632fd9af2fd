package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The answer on money as a statement is read: amounts, one below the other, then what a point is worth and how sure that is. */
final class MoneyTable {
    private static final int CENTS = 2;
    private static final String VERSION = "assumptions_version";
    private static final String LEFT_OUT = "left_out";
    private static final String NO_RATE = "left out, having no rate: ";

    private final JsonNode rows;

    private MoneyTable(JsonNode rows) {
        this.rows = rows;
    }

    /** @param answer with at least one row */
    static String of(JsonNode answer) {
        return new MoneyTable(answer.path("rows")).text();
    }

    private String text() {
        var text = new StringBuilder();
        List<List<String>> amounts = new ArrayList<>();
        List<List<String>> worth = new ArrayList<>(List.of(List.of("a month of such days", "low", "estimate", "high")));
        for (JsonNode row : rows) {
            String part = label(row, "part");
            if (part.equals(VERSION)) {
                text.append(row.path("period").asText())
                        .append(", in ")
                        .append(label(row, "currency"))
                        .append(", assumptions version ")
                        .append(row.path("value").asText())
                        .append("\n\n");
            } else if (!part.equals(LEFT_OUT) && label(row, "bound").isEmpty()) {
                amounts.add(List.of(what(row), amount(row)));
            }
        }
        bounded()
                .forEach(what ->
                        worth.add(List.of(what, bound(what, "low"), bound(what, "estimate"), bound(what, "high"))));
        text.append(amounts.isEmpty() ? "" : MetricTable.aligned(amounts, 1));
        if (worth.size() > 1) {
            text.append(amounts.isEmpty() ? "" : "\n").append(MetricTable.aligned(worth, 1));
        }
        rows.forEach(row -> {
            if (label(row, "part").equals(LEFT_OUT)) {
                text.append(leftOut(row)).append('\n');
            }
        });
        return text.toString();
    }

    private static String leftOut(JsonNode row) {
        String of = label(row, "of");
        String currency = label(row, "currency");
        return switch (of) {
            case "returning_customers", "returning_visitors" ->
                NO_RATE + row.path("value").asText() + " " + of + " who paid in " + currency;
            case "experiment_revenue" ->
                "left out of effect_per_month, which is of one currency: " + amount(row) + " " + currency + " of " + of;
            default -> NO_RATE + amount(row) + " " + currency + " of " + of;
        };
    }

    private Set<String> bounded() {
        var parts = new LinkedHashSet<String>();
        rows.forEach(row -> {
            if (!label(row, "bound").isEmpty()) {
                parts.add(what(row));
            }
        });
        return parts;
    }

    private String bound(String what, String bound) {
        for (JsonNode row : rows) {
            if (what(row).equals(what) && label(row, "bound").equals(bound)) {
                return amount(row);
            }
        }
        return "";
    }

    private static String what(JsonNode row) {
        return join(join(label(row, "channel"), label(row, "category")), label(row, "part"));
    }

    /** A dash where there is none, as where there are too few days. */
    private static String amount(JsonNode row) {
        JsonNode value = row.path("value");
        return value.isNumber()
                ? value.decimalValue().setScale(CENTS, RoundingMode.HALF_UP).toPlainString()
                : "–";
    }

    private static String join(String one, String other) {
        return (one + " " + other).strip();
    }

    private static String label(JsonNode row, String name) {
        return row.path("labels").path(name).asText("");
    }
}
