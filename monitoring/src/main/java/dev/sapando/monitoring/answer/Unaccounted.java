package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Which minute of arrival lacks what: one row for every minute and type that does not add up though it is settled. */
record Unaccounted(Settling settling) implements Rows {
    @Override
    public List<Row> of(Query query) {
        var accepted = query.cells()
                .sums(
                        "ingest.accepted",
                        (period, labels) -> query.cells().knownMinutes().has(period, labels)
                                ? new Balance.Place(period, labels.getOrDefault("type", Labels.NONE))
                                : null);
        var rows = new ArrayList<Row>();
        query.cells().balance().forEachOpen((place, missing) -> {
            if (settling.isOver(place.period()) && Ingest.isAsked(query, place.period())) {
                rows.add(Row.ratio(
                        place.period(),
                        Labels.of("type", place.label()),
                        missing,
                        accepted.getOrDefault(place, BigDecimal.ZERO)));
            }
        });
        return rows;
    }
}
