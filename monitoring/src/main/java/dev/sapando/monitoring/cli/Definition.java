package dev.sapando.monitoring.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a metric's definition, for those that have them. */
final class Definition {
    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description =
                    "Who counts as one: visitor or customer; of retention, repeat-purchase, time-to-return, first-purchase-conversion,"
                            + " revenue, and with session of session-conversion")
    private @Nullable String unit;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description =
                    "What begins a cohort of retention: first-visit or first-purchase; after the latter, who buys is active")
    private @Nullable String basis;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "day, week or month; of retention, first-purchase-conversion")
    private @Nullable String period;

    @Option(
            names = "--refunds",
            paramLabel = "HOW",
            description = "Whether a refund is activity in retention: ignored or active")
    private @Nullable String refunds;

    @Option(
            names = "--free-orders",
            paramLabel = "HOW",
            description = "Whether orders for nothing count: in or out; of revenue, retention, repeat-purchase")
    private @Nullable String freeOrders;

    @Option(
            names = "--touch",
            paramLabel = "TOUCH",
            description = "Which channel brought a customer: first or last; of acquisition")
    private @Nullable String touch;

    /** By the name that the API gives them. */
    Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        put("unit", unit, asked);
        put("basis", basis, asked);
        put("period", period, asked);
        put("refunds", refunds, asked);
        put("free_orders", freeOrders, asked);
        put("touch", touch, asked);
        return asked;
    }

    private static void put(String name, @Nullable String value, Map<String, String> asked) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
