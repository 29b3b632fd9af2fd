package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Of how many how many, by period and labels. */
final class Tally<P> {
    private record Place<P>(P period, Map<String, String> labels) {}

    private record Share(long part, long whole) {
        Share plus(Share other) {
            return new Share(part + other.part, whole + other.whole);
        }
    }

    private final Map<Place<P>, Share> shares = new HashMap<>();

    void add(P period, Map<String, String> labels, boolean counts) {
        shares.merge(new Place<>(period, labels), new Share(counts ? 1 : 0, 1), Share::plus);
    }

    Sheet sheet(Function<P, String> text, Predicate<P> told) {
        var sheet = new Sheet();
        shares.forEach((place, share) -> sheet.share(
                text.apply(place.period),
                place.labels,
                BigDecimal.valueOf(share.part),
                BigDecimal.valueOf(share.whole),
                told.test(place.period)));
        return sheet;
    }

    /** No label where nothing is split. */
    static Map<String, String> labels(Optional<String> by, Function<String, String> value) {
        return by.map(label -> Map.of(label, value.apply(label))).orElseGet(Map::of);
    }
}
