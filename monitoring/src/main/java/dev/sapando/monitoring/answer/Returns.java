package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Persons' days from one active day to the next, by population and by whatever the question is split by. */
final class Returns implements Count<Returns> {
    private final Query query;
    private final int from;
    private final int until;
    private final int known;
    /** By what the question is split by. */
    private final Map<String, Populations> estimates = new HashMap<>();

    private record Populations(KaplanMeier customers, KaplanMeier notYetCustomers) {
        Populations() {
            this(new KaplanMeier(), new KaplanMeier());
        }

        Populations plus(Populations other) {
            return new Populations(customers.plus(other.customers), notYetCustomers.plus(other.notYetCustomers));
        }

        long visits() {
            return customers.visits() + notYetCustomers.visits();
        }
    }

    Returns(Query query) {
        this.query = query;
        known = TimeToReturn.known(query);
        from = query.range().firstDay();
        until = Math.min(query.range().lastDay(), known);
    }

    @Override
    public void add(Person person) {
        DayList visits = person.visits();
        if (visits.within(from, until) == 0) {
            return;
        }
        Populations populations = populations(person);
        int bought = person.firstPurchase(true);
        for (int i = 0; i < visits.size(); i++) {
            int day = visits.get(i);
            if (day < from || day > until) {
                continue;
            }
            KaplanMeier estimate = bought <= day ? populations.customers : populations.notYetCustomers;
            if (i + 1 < visits.size() && visits.get(i + 1) <= known) {
                estimate.returned(visits.get(i + 1) - day, 1);
            } else {
                estimate.censored(known - day, 1);
            }
        }
    }

    @Override
    public Returns plus(Returns other) {
        other.estimates.forEach((value, more) -> estimates.merge(value, more, Populations::plus));
        return this;
    }

    Map<SortedMap<String, String>, KaplanMeier> estimates() {
        var byLabels = new HashMap<SortedMap<String, String>, KaplanMeier>();
        NamedValues.merged(estimates, Populations::visits, Populations::plus, query.maxLabelValues())
                .forEach((value, populations) -> {
                    byLabels.put(labels(value, "customers"), populations.customers);
                    byLabels.put(labels(value, "not_yet_customers"), populations.notYetCustomers);
                });
        byLabels.values().removeIf(estimate -> estimate.visits() == 0);
        return byLabels;
    }

    private SortedMap<String, String> labels(String value, String population) {
        SortedMap<String, String> labels = Labels.of("population", population);
        return query.by().map(label -> Labels.with(labels, label, value)).orElse(labels);
    }

    /** Nobody's channel, campaign or arm depends on the day. */
    private Populations populations(Person person) {
        String value = query.by()
                .map(label -> PersonLabels.value(person, label, person.firstVisit()))
                .orElse("");
        return estimates.computeIfAbsent(value, unknown -> new Populations());
    }
}
