package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** By what the question is split by and by day: how many persons came, and what they paid in each currency. */
final class Payers implements Count<Payers> {
    private final Query query;
    private final Map<String, Map<Integer, Day>> days = new HashMap<>();

    /** All of one day who are called the same. */
    record Day(long visitors, Map<String, Takings> byCurrency) {
        Day plus(Day other) {
            var sums = new TreeMap<>(byCurrency);
            other.byCurrency.forEach((currency, more) -> sums.merge(currency, more, Takings::plus));
            return new Day(visitors + other.visitors, sums);
        }
    }

    private Payers(Query query) {
        this.query = query;
    }

    static Map<String, Map<Integer, Day>> of(Query query) {
        Payers payers = query.people().count(query.variant().unit(), () -> new Payers(query));
        return NamedValues.merged(payers.days, Payers::visitors, Payers::sum, query.maxLabelValues());
    }

    @Override
    public void add(Person person) {
        int from = query.range().firstDay();
        int until = query.range().lastDay();
        DayList visits = person.visits();
        for (int i = 0; i < visits.size(); i++) {
            if (visits.get(i) >= from && visits.get(i) <= until) {
                add(person, visits.get(i), new Day(1, Map.of()));
            }
        }
        if (person.orders(true).within(from, until) + person.refunds().within(from, until) == 0) {
            return;
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= from && sum.day() <= until) {
                add(person, sum.day(), new Day(0, Map.of(sum.currency(), takings(sum))));
            }
        }
    }

    @Override
    public Payers plus(Payers other) {
        other.days.forEach((value, more) -> days.merge(value, more, Payers::sum));
        return this;
    }

    private void add(Person person, int day, Day more) {
        String value =
                query.by().map(label -> PersonLabels.value(person, label, day)).orElse("");
        days.computeIfAbsent(value, unknown -> new HashMap<>()).merge(day, more, Day::plus);
    }

    private static Takings takings(DayMoney sum) {
        return new Takings(
                sum.gross(),
                sum.refunded(),
                BigDecimal.valueOf(sum.orders()),
                BigDecimal.valueOf(sum.linesWithoutPrice()));
    }

    private static Map<Integer, Day> sum(Map<Integer, Day> one, Map<Integer, Day> other) {
        var sum = new HashMap<>(one);
        other.forEach((day, more) -> sum.merge(day, more, Day::plus));
        return sum;
    }

    private static long visitors(Map<Integer, Day> days) {
        return days.values().stream().mapToLong(Day::visitors).sum();
    }
}
