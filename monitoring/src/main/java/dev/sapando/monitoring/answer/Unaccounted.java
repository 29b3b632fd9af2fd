package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which minute of arrival lacks what: one row for every minute and type that does not add up though it is settled; two
 * where one partition has too few and another too many.
 */
record Unaccounted(Settling settling) implements Rows {
    @Override
    public List<Row> of(Query query) {
        var accepted = query.cells()
                .sums(
                        "ingest.accepted",
                        (period, labels) -> query.cells().knownMinutes().has(period, labels)
                                ? new Balance.Place(period, labels.getOrDefault("type", Labels.NONE))
                                : null);
        var few = new TreeMap<Balance.Place, BigDecimal>();
        var many = new TreeMap<Balance.Place, BigDecimal>();
        query.cells().balance().forEachOpen((place, missing) -> {
            if (settling.isOver(place.period()) && Ingest.isAsked(query, place.period())) {
                (missing.signum() > 0 ? few : many).merge(place, missing, BigDecimal::add);
            }
        });
        var places = new TreeSet<>(few.keySet());
        places.addAll(many.keySet());
        return places.stream()
                .flatMap(place -> Stream.of(few, many)
                        .map(missing -> missing.get(place))
                        .filter(Objects::nonNull)
                        .map(missing -> Row.ratio(
                                place.period(),
                                Labels.of("type", place.label()),
                                missing,
                                accepted.getOrDefault(place, BigDecimal.ZERO))))
                .toList();
    }
}
