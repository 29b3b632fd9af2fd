package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** Days from one active day to the next, as far as days are over: whoever has not come again by then is watched until then. */
final class TimeToReturn implements Rows {
    @Override
    public List<Row> of(Query query) {
        boolean summed = query.variant().unit() == Unit.VISITOR && (query.by().isEmpty() || query.splitsBy("arm"));
        Map<SortedMap<String, String>, KaplanMeier> estimates = summed
                ? summed(query)
                : query.people()
                        .count(query.variant().unit(), () -> new Returns(query))
                        .estimates();
        return estimates.entrySet().stream()
                .map(entry -> row(query, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<SortedMap<String, String>, KaplanMeier> summed(Query query) {
        var estimates = new HashMap<SortedMap<String, String>, KaplanMeier>();
        int known = known(query);
        // The same labels come back every day.
        var byLabels = new IdentityHashMap<SortedMap<String, String>, KaplanMeier>();
        Function<SortedMap<String, String>, KaplanMeier> shown = labels -> estimate(labels, estimates, query);
        query.cells().each("returns.gap", query.range(), (day, labels, count) -> {
            int days = Integer.parseInt(labels.getOrDefault("days", "0"));
            enter(day, days, count.longValue(), known, byLabels.computeIfAbsent(labels, shown));
        });
        query.cells()
                .each(
                        "returns.last",
                        query.range(),
                        (day, labels, count) -> enter(
                                day,
                                Integer.MAX_VALUE,
                                count.longValue(),
                                known,
                                byLabels.computeIfAbsent(labels, shown)));
        estimates.values().removeIf(estimate -> estimate.visits() == 0);
        return estimates;
    }

    private static Row row(Query query, SortedMap<String, String> labels, KaplanMeier estimate) {
        var median = estimate.median();
        return new Row(
                query.range().toString(),
                labels,
                BigDecimal.valueOf(estimate.returns()),
                BigDecimal.valueOf(estimate.visits()),
                median.isPresent() ? BigDecimal.valueOf(median.getAsInt()) : null);
    }

    /** The last day of which it is known who came: today is not over. */
    static int known(Query query) {
        return Math.toIntExact(query.today().toEpochDay()) - 1;
    }

    /** @param days until the next visit */
    private static void enter(String day, int days, long count, int known, KaplanMeier estimate) {
        int watched = known - Math.toIntExact(LocalDate.parse(day).toEpochDay());
        if (days <= watched) {
            estimate.returned(days, count);
        } else if (watched >= 0) {
            estimate.censored(watched, count);
        }
    }

    private static KaplanMeier estimate(
            SortedMap<String, String> labels, Map<SortedMap<String, String>, KaplanMeier> estimates, Query query) {
        SortedMap<String, String> shown = Labels.with(
                Labels.only(query.by(), labels), "population", labels.getOrDefault("population", Labels.NONE));
        return estimates.computeIfAbsent(shown, unknown -> new KaplanMeier());
    }
}
