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
    private final int from;
    private final int until;
    private final Map<String, Map<Integer, Day>> days = new HashMap<>();

    /** All of one day who are called the same. */
    static final class Day {
        private final Map<String, Takings> byCurrency = new TreeMap<>();
        private long visitors;

        long visitors() {
            return visitors;
        }

        Map<String, Takings> byCurrency() {
            return byCurrency;
        }

        private Day plus(Day other) {
            visitors += other.visitors;
            other.byCurrency.forEach((currency, more) -> byCurrency.merge(currency, more, Takings::plus));
            return this;
        }
    }

    private Payers(Query query) {
        this.query = query;
        from = query.range().firstDay();
        until = query.range().lastDay();
    }

    static Map<String, Map<Integer, Day>> of(Query query) {
        Payers payers = query.people().count(query.variant().unit(), () -> new Payers(query));
        return NamedValues.merged(payers.days, Payers::visitors, Payers::sum, query.maxLabelValues());
    }

    @Override
    public void add(Person person) {
        DayList visits = person.visits();
        for (int i = 0; i < visits.size(); i++) {
            if (visits.get(i) >= from && visits.get(i) <= until) {
                day(person, visits.get(i)).visitors++;
            }
        }
        if (person.orders(true).within(from, until) + person.refunds().within(from, until) == 0) {
            return;
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= from && sum.day() <= until) {
                day(person, sum.day()).byCurrency.merge(sum.currency(), takings(sum), Takings::plus);
            }
        }
    }

    @Override
    public Payers plus(Payers other) {
        other.days.forEach((value, more) -> days.merge(value, more, Payers::sum));
        return this;
    }

    private Day day(Person person, int day) {
        String value =
                query.by().map(label -> PersonLabels.value(person, label, day)).orElse("");
        return days.computeIfAbsent(value, unknown -> new HashMap<>()).computeIfAbsent(day, unknown -> new Day());
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
