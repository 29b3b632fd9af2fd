package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.ops.run.TerminalText;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer on money as a statement is read: amounts, one below the other, then what a point is worth and how sure that is. */
final class MoneyTable {
    private static final int CENTS = 2;
    private static final int TENTHS = 1;
    private static final String VERSION = "assumptions_version";
    private static final String LEFT_OUT = "left_out";
    private static final String OF_WHOM =
            "Revenue and margin are of everybody; customers, visitors and the experiment of those who consented.\n"
                    + "Low and high are bounds of 95 %, from day to day; those of effect_per_month hold however often one looks.";
    private static final String OF_CHANNELS =
            "A channel's customers are whom it first brought, of those who consented; worths of changes do not add up over channels.\n"
                    + "Low and high are bounds of 95 %; those of the worth of a change hold for both its factors at once, and so are wider.";
    private static final String NO_RATE = "left out, having no rate: ";

    /** What figures with bounds are of, in the order of their tables. */
    private enum Scale {
        OF_DAYS,
        RATIOS,
        POINTS,
        A_MONTH;

        static Scale of(String part) {
            if (part.endsWith("_points")) {
                return POINTS;
            }
            if (part.endsWith("_on_ad_spend")) {
                return RATIOS;
            }
            return part.startsWith("worth_") || part.endsWith("_per_month") ? A_MONTH : OF_DAYS;
        }

        String heading(JsonNode row) {
            return switch (this) {
                case OF_DAYS -> label(row, "currency") + ", of the days that are over";
                case RATIOS -> "for each " + label(row, "currency") + " spent, of the days that are over";
                case POINTS -> "points, " + row.path("period").asText() + " less the 14 days before";
                case A_MONTH -> label(row, "currency") + " in a month of such days";
            };
        }
    }

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
        Map<Scale, List<List<String>>> bounded = new EnumMap<>(Scale.class);
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
                bounded.computeIfAbsent(
                                Scale.of(part),
                                scale -> new ArrayList<>(
                                        List.of(List.of(scale.heading(row), "low", "estimate", "high"))))
                        .add(bounded(row));
            } else if (!part.equals(LEFT_OUT) && label(row, "bound").isEmpty()) {
                amounts.add(List.of(what(row), amount(row)));
            }
        }
        text.append(Stream.concat(Stream.of(amounts), bounded.values().stream())
                .filter(table -> !table.isEmpty())
                .map(table -> MetricTable.aligned(table, 1))
                .collect(Collectors.joining("\n")));
        rows.forEach(row -> {
            if (label(row, "part").equals(LEFT_OUT)) {
                text.append(leftOut(row)).append('\n');
            }
        });
        if (isBy("channel")) {
            text.append('\n').append(OF_CHANNELS).append('\n');
        } else if (!isBy("category")) {
            text.append('\n').append(OF_WHOM).append('\n');
        }
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
        boolean isOfAll = isBy("channel") && label(low, "channel").isEmpty();
        return List.of(
                isOfAll ? "all channels " + what : what, amount(low), bound(what, "estimate"), bound(what, "high"));
    }

    private boolean isBy(String label) {
        return !rows.findValuesAsText(label).isEmpty();
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
                ? value.decimalValue()
                        .setScale(Scale.of(label(row, "part")) == Scale.POINTS ? TENTHS : CENTS, RoundingMode.HALF_UP)
                        .toPlainString()
                : "–";
    }

    private static String join(String one, String other) {
        return (one + " " + other).strip();
    }

    private static String label(JsonNode row, String name) {
        return TerminalText.of(row.path("labels").path(name).asText(""));
    }
}
