package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Persons' days from one active day to the next, by population and by whatever the question is split by. */
final class Returns implements Count<Returns> {
    private final Query query;
    /** By what the question is split by, by population. */
    private final Map<String, Map<String, KaplanMeier>> estimates = new HashMap<>();

    Returns(Query query) {
        this.query = query;
    }

    @Override
    public void add(Person person) {
        DayList visits = person.visits();
        int bought = person.firstPurchase(true);
        int known = TimeToReturn.known(query);
        for (int i = 0; i < visits.size(); i++) {
            int day = visits.get(i);
            if (day < query.range().firstDay() || day > query.range().lastDay() || day > known) {
                continue;
            }
            KaplanMeier estimate = estimate(person, day, bought <= day ? "customers" : "not_yet_customers");
            if (i + 1 < visits.size() && visits.get(i + 1) <= known) {
                estimate.returned(visits.get(i + 1) - day, 1);
            } else {
                estimate.censored(known - day, 1);
            }
        }
    }

    @Override
    public Returns plus(Returns other) {
        other.estimates.forEach((value, more) -> estimates.merge(value, more, Returns::sum));
        return this;
    }

    Map<SortedMap<String, String>, KaplanMeier> estimates() {
        var byLabels = new HashMap<SortedMap<String, String>, KaplanMeier>();
        NamedValues.merged(estimates, Returns::visits, Returns::sum, query.maxLabelValues())
                .forEach((value, populations) -> populations.forEach(
                        (population, estimate) -> byLabels.put(labels(value, population), estimate)));
        return byLabels;
    }

    private SortedMap<String, String> labels(String value, String population) {
        SortedMap<String, String> labels = Labels.of("population", population);
        return query.by().map(label -> Labels.with(labels, label, value)).orElse(labels);
    }

    private KaplanMeier estimate(Person person, int day, String population) {
        String value =
                query.by().map(label -> PersonLabels.value(person, label, day)).orElse("");
        return estimates
                .computeIfAbsent(value, unknown -> new TreeMap<>())
                .computeIfAbsent(population, unknown -> new KaplanMeier());
    }

    private static Map<String, KaplanMeier> sum(Map<String, KaplanMeier> one, Map<String, KaplanMeier> other) {
        var sum = new HashMap<>(one);
        other.forEach((population, estimate) -> sum.merge(population, estimate, KaplanMeier::plus));
        return sum;
    }

    private static long visits(Map<String, KaplanMeier> populations) {
        return populations.values().stream().mapToLong(KaplanMeier::visits).sum();
    }
}
