package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer on money as a statement is read: amounts, one below the other, then what a point is worth and how sure that is. */
final class MoneyTable {
    private static final int CENTS = 2;
    private static final int TENTHS = 1;
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
        List<List<String>> points = new ArrayList<>();
        List<List<String>> worth = new ArrayList<>();
        for (JsonNode row : rows) {
            String part = label(row, "part");
            if (part.equals(VERSION)) {
                text.append(row.path("period").asText())
                        .append(", in ")
                        .append(label(row, "currency"))
                        .append(", assumptions version ")
                        .append(row.path("value").asText())
                        .append("\n\n");
            } else if (label(row, "bound").equals("low")) {
                boolean ofPoints = isOfPoints(row);
                List<List<String>> table = ofPoints ? points : worth;
                if (table.isEmpty()) {
                    table.add(List.of(
                            ofPoints
                                    ? "points, " + row.path("period").asText() + " less the 14 days before"
                                    : label(row, "currency") + " in a month of such days",
                            "low",
                            "estimate",
                            "high"));
                }
                table.add(bounded(row));
            } else if (!part.equals(LEFT_OUT) && label(row, "bound").isEmpty()) {
                amounts.add(List.of(what(row), amount(row)));
            }
        }
        text.append(Stream.of(amounts, points, worth)
                .filter(table -> !table.isEmpty())
                .map(table -> MetricTable.aligned(table, 1))
                .collect(Collectors.joining("\n")));
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

    private List<String> bounded(JsonNode low) {
        String what = what(low);
        boolean isOfAll = isByChannel() && label(low, "channel").isEmpty();
        return List.of(
                isOfAll ? "all channels " + what : what, amount(low), bound(what, "estimate"), bound(what, "high"));
    }

    private boolean isByChannel() {
        return !rows.findValuesAsText("channel").isEmpty();
    }

    private String bound(String what, String bound) {
        for (JsonNode row : rows) {
            if (what(row).equals(what) && label(row, "bound").equals(bound)) {
                return amount(row);
            }
        }
        return "";
    }

    private static boolean isOfPoints(JsonNode row) {
        return label(row, "part").endsWith("_points");
    }

    private static String what(JsonNode row) {
        return join(join(label(row, "channel"), label(row, "category")), label(row, "part"));
    }

    /** A dash where there is none, as where there are too few days. */
    private static String amount(JsonNode row) {
        JsonNode value = row.path("value");
        return value.isNumber()
                ? value.decimalValue()
                        .setScale(isOfPoints(row) ? TENTHS : CENTS, RoundingMode.HALF_UP)
                        .toPlainString()
                : "–";
    }

    private static String join(String one, String other) {
        return (one + " " + other).strip();
    }

    private static String label(JsonNode row, String name) {
        return row.path("labels").path(name).asText("");
    }
}
