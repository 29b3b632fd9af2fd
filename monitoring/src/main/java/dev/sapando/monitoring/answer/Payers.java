package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** By what the question is split by and by day: how many persons came, and what they paid in each currency. */
final class Payers implements Count<Payers> {
    private final Query query;
    private final int from;
    private final int until;
    private final Map<String, Book> books = new HashMap<>();

    /** All who are called the same, by day. */
    static final class Book {
        private final DayCounts visitors;
        private final Map<Integer, Map<String, Takings>> paid = new HashMap<>();

        private Book(int from, int until) {
            visitors = new DayCounts(from, until - from + 1);
        }

        /** Those days on which there were any. */
        Map<Integer, Long> visitors() {
            return visitors.byDay();
        }

        /** By day and currency. */
        Map<Integer, Map<String, Takings>> paid() {
            return paid;
        }

        private void pay(int day, String currency, Takings takings) {
            paid.computeIfAbsent(day, unknown -> new TreeMap<>()).merge(currency, takings, Takings::plus);
        }

        private Book plus(Book other) {
            visitors.add(other.visitors);
            other.paid.forEach((day, more) -> more.forEach((currency, takings) -> pay(day, currency, takings)));
            return this;
        }
    }

    private Payers(Query query) {
        this.query = query;
        from = query.range().firstDay();
        until = query.range().lastDay();
    }

    static Map<String, Book> of(Query query) {
        Payers payers = query.people().count(query.variant().unit(), () -> new Payers(query));
        return NamedValues.merged(payers.books, book -> book.visitors.total(), Book::plus, query.maxLabelValues());
    }

    @Override
    public void add(Person person) {
        DayList visits = person.visits();
        for (int i = 0; i < visits.size(); i++) {
            int day = visits.get(i);
            if (day >= from && day <= until) {
                book(person, day).visitors.add(day, 1);
            }
        }
        if (person.moneyDays().within(from, until) == 0) {
            return;
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= from && sum.day() <= until) {
                book(person, sum.day()).pay(sum.day(), sum.currency(), Takings.of(sum, query.variant()));
            }
        }
    }

    @Override
    public Payers plus(Payers other) {
        other.books.forEach((value, more) -> books.merge(value, more, Book::plus));
        return this;
    }

    private Book book(Person person, int day) {
        String value =
                query.by().map(label -> PersonLabels.value(person, label, day)).orElse("");
        return books.computeIfAbsent(value, unknown -> new Book(from, until));
    }
}
