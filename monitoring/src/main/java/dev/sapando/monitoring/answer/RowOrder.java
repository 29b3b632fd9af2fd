package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
            "visitor",
            "customer",
            "category",
            "population",
            "release",
            "placement",
            "position",
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
            Funnel.STEPS,
            "part",
            parts(),
            "measure",
            Measure.labels(),
            "bound",
            Effect.BOUNDS,
            "outcome",
            Ingest.OUTCOMES);

    /** Some of its parts have a name that others give another place. */
    private static final Map<String, List<String>> VALUES_OF_MONEY =
            Map.of("part", Money.PARTS, "bound", Effect.BOUNDS);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");
    /** Sorts before whatever a value may go on with. */
    private static final char END = '\0';

    private RowOrder() {}

    private record Placed(String place, Row row) {}

    static List<Row> sorted(String metric, List<Row> rows) {
        Map<String, List<String>> values = metric.equals("money") ? VALUES_OF_MONEY : VALUES;
        return rows.stream()
                .map(row -> new Placed(place(row, values), row))
                .sorted(Comparator.comparing(Placed::place))
                .map(Placed::row)
                .toList();
    }

    /** Made once for each row: a year's retention has eleven thousand. */
    private static String place(Row row, Map<String, List<String>> values) {
        var place = new StringBuilder(row.period());
        for (String label : LABELS) {
            String value = row.labels().get(label);
            place.append(END).append(value == null ? "" : key(value, values.getOrDefault(label, List.of())));
        }
        return place.append(END).append(row.labels()).toString();
    }

    private static String key(String value, List<String> inOrder) {
        int rank = inOrder.indexOf(value);
        if (rank >= 0) {
            return padded(String.valueOf(rank));
        }
        return NUMBER.matcher(value).matches() ? padded(value) : value;
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
