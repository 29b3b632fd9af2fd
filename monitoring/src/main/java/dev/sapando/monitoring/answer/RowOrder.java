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

    private RowOrder() {}

    static Comparator<Row> comparator() {
        Comparator<Row> order = Comparator.comparing(Row::period);
        for (String label : LABELS) {
            order = order.thenComparing(row -> key(label, row.labels().getOrDefault(label, "")));
        }
        return order.thenComparing(row -> row.labels().toString());
    }

    private static String key(String label, String value) {
        int rank = VALUES.getOrDefault(label, List.of()).indexOf(value);
        if (rank >= 0) {
            return padded(String.valueOf(rank));
        }
        return value.matches("\\d{1,8}") ? padded(value) : value;
    }

    private static String padded(String number) {
        return "0".repeat(8 - number.length()) + number;
    }

    /** No two metrics give a part of one name another place. */
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
