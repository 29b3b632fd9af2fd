package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Persons' days from one active day to the next, by population and, where asked, by arm. */
final class Returns implements Count<Returns> {
    private final Query query;
    private final Map<String, KaplanMeier> estimates = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> labels = new TreeMap<>();

    Returns(Query query) {
        this.query = query;
    }

    @Override
    public void add(Person person) {
        DayList visits = person.visits();
        int bought = person.firstPurchase(true);
        for (int i = 0; i < visits.size(); i++) {
            int day = visits.get(i);
            if (day < query.range().firstDay() || day > query.range().lastDay()) {
                continue;
            }
            KaplanMeier estimate = estimate(person, bought <= day ? "customers" : "not_yet_customers");
            if (i + 1 < visits.size()) {
                estimate.returned(visits.get(i + 1) - day, 1);
            } else {
                estimate.censored(Math.max(0, Math.toIntExact(query.today().toEpochDay() - day)), 1);
            }
        }
    }

    @Override
    public Returns plus(Returns other) {
        other.estimates.forEach((key, estimate) -> estimates.merge(key, estimate, KaplanMeier::plus));
        labels.putAll(other.labels);
        return this;
    }

    Map<String, KaplanMeier> estimates() {
        return estimates;
    }

    Map<String, SortedMap<String, String>> labels() {
        return labels;
    }

    private KaplanMeier estimate(Person person, String population) {
        String value = query.by().map(label -> Shares.value(person, label)).orElse("");
        return estimates.computeIfAbsent(population + value, key -> {
            labels.put(
                    key,
                    query.by()
                            .map(label -> Labels.of("population", population, label, value))
                            .orElseGet(() -> Labels.of("population", population)));
            return new KaplanMeier();
        });
    }
}
