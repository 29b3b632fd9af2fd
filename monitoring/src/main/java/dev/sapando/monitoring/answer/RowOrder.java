package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Rows as they are read: by period, then by whose they are, and last in the order in which things happen, from the session to
 * the purchase. Numbers by size, so that distance 2 comes before distance 10; other values by name.
 */
final class RowOrder {
    private static final List<String> LABELS = List.of(
            "type",
            "producer",
            "arm",
            "channel",
            "campaign",
            "platform",
            "category",
            "population",
            "release",
            "reason",
            "stage",
            "measure",
            "currency",
            "distance",
            "part",
            "bound",
            "step",
            "outcome");

    private static final Map<String, List<String>> VALUES = Map.of(
            "step",
            List.copyOf(Funnel.STEPS.keySet()),
            "part",
            parts(),
            "measure",
            Measure.labels(),
            "bound",
            Effect.BOUNDS,
            "outcome",
            Ingest.OUTCOMES);

    private static final Comparator<Row> ORDER = comparator(VALUES);
    /** Some of its parts have a name that others give another place. */
    private static final Comparator<Row> OF_MONEY = comparator(Map.of("part", Money.PARTS, "bound", Effect.BOUNDS));

    private RowOrder() {}

    static Comparator<Row> of(String metric) {
        return metric.equals("money") ? OF_MONEY : ORDER;
    }

    private static Comparator<Row> comparator(Map<String, List<String>> values) {
        Comparator<Row> order = Comparator.comparing(Row::period);
        for (String label : LABELS) {
            order = order.thenComparing(
                    row -> key(row.labels().getOrDefault(label, ""), values.getOrDefault(label, List.of())));
        }
        return order.thenComparing(row -> row.labels().toString());
    }

    private static String key(String value, List<String> inOrder) {
        int rank = inOrder.indexOf(value);
        if (rank >= 0) {
            return padded(String.valueOf(rank));
        }
        return value.matches("\\d{1,8}") ? padded(value) : value;
    }

    private static String padded(String number) {
        return "0".repeat(8 - number.length()) + number;
    }

    /** No two of these metrics give a part of one name another place. */
    private static List<String> parts() {
        var parts = new ArrayList<>(Recommendations.PARTS.keySet());
        parts.addAll(Revenue.PARTS);
        parts.addAll(Bots.PARTS);
        parts.addAll(Effect.PARTS);
        parts.addAll(Identity.PARTS);
        parts.addAll(Acquisition.PARTS);
        return List.copyOf(parts);
    }
}
