package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.util.List;

/** Sessions of a day with a purchase, of all; or of those who came on a day, who bought on it. */
final class SessionConversion implements Rows {
    @Override
    public List<Row> of(Query query) {
        if (query.variant().is("unit", "session")) {
            return new Ratio(Funnel.family(query) + ".purchase", Funnel.family(query)).of(query);
        }
        if (query.splitsBy("platform")) {
            throw new Variant.Unusable("by=platform: somebody may come on several in a day; it splits unit=session");
        }
        var periods = new Periods(Periods.DAY, query.weekStart());
        return query.people()
                .count(
                        query.variant().unit(),
                        () -> new Buyers(new Shares(
                                query.by(),
                                query.range().firstDay(),
                                query.range().lastDay())))
                .shares()
                .rows(query, periods::text, day -> true);
    }

    private record Buyers(Shares shares) implements Count<Buyers> {
        @Override
        public void add(Person person) {
            DayList visits = person.visits();
            for (int i = 0; i < visits.size(); i++) {
                int day = visits.get(i);
                if (shares.has(day)) {
                    shares.add(person, day, day, person.orders(true).has(day));
                }
            }
        }

        @Override
        public Buyers plus(Buyers other) {
            shares.plus(other.shares);
            return this;
        }
    }
}
