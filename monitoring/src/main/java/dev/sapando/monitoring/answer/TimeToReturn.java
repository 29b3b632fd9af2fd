package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days from one active day to the next; last active days are watched until the newest event. */
final class TimeToReturn implements Rows {
    @Override
    public List<Row> of(Query query) {
        if (query.variant().unit() == Unit.CUSTOMER) {
            Returns returns = query.people().count(Unit.CUSTOMER, () -> new Returns(query));
            return rows(query, returns.estimates(), returns.labels());
        }
        var estimates = new TreeMap<String, KaplanMeier>();
        var labels = new TreeMap<String, SortedMap<String, String>>();
        gaps(query, "returns.gap").forEach((group, count) -> estimate(group, labels, estimates, query)
                .returned(Integer.parseInt(group.labels().getOrDefault("days", "0")), count.longValue()));
        gaps(query, "returns.last").forEach((group, count) -> estimate(group, labels, estimates, query)
                .censored(watched(group.period(), query.today()), count.longValue()));
        return rows(query, estimates, labels);
    }

    private static List<Row> rows(
            Query query, Map<String, KaplanMeier> estimates, Map<String, SortedMap<String, String>> labels) {
        return estimates.entrySet().stream()
                .map(entry -> row(query, labels.getOrDefault(entry.getKey(), new TreeMap<>()), entry.getValue()))
                .toList();
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

    private static Map<Group, BigDecimal> gaps(Query query, String metric) {
        return query.cells().sums(metric, query.range(), Group::new);
    }

    private static KaplanMeier estimate(
            Group group,
            Map<String, SortedMap<String, String>> labels,
            Map<String, KaplanMeier> estimates,
            Query query) {
        SortedMap<String, String> shown = Labels.with(
                Labels.only(query.by(), group.labels()),
                "population",
                group.labels().getOrDefault("population", Labels.NONE));
        labels.put(shown.toString(), shown);
        return estimates.computeIfAbsent(shown.toString(), key -> new KaplanMeier());
    }

    private static int watched(String lastDay, LocalDate today) {
        return Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.parse(lastDay), today)));
    }
}
