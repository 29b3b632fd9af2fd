package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.time.LocalDate;
import java.util.List;

/** Of those seen in a period who had never bought before it, who bought for the first time. Of visitors by day a ratio of sums. */
final class FirstPurchase implements Rows {
    private static final Ratio SUMMED = new Ratio("visitors.first_purchase", "visitors.prospects");

    @Override
    public List<Row> of(Query query) {
        Variant variant = query.variant();
        boolean summed =
                variant.unit() == Unit.VISITOR && variant.is("period", Periods.DAY) && !query.splitsBy("campaign");
        if (summed) {
            return SUMMED.of(query).stream()
                    .map(row -> LocalDate.parse(row.period()).isBefore(query.today()) ? row : row.withoutValue())
                    .toList();
        }
        var periods = new Periods(variant.value("period"), query.weekStart());
        Range range = periods.whole(query);
        int first = periods.of(range.from());
        int last = periods.of(range.until());
        return query.people()
                .count(variant.unit(), () -> new Prospects(periods, new Shares(query.by(), first, last)))
                .shares()
                .rows(query, periods::text, period -> periods.isOver(period, query.today()));
    }

    private record Prospects(Periods periods, Shares shares) implements Count<Prospects> {
        @Override
        public void add(Person person) {
            int day = person.firstPurchase(true);
            int bought = day == Integer.MAX_VALUE ? day : periods.of(day);
            DayList visits = person.visits();
            int before = Integer.MIN_VALUE;
            for (int i = 0; i < visits.size(); i++) {
                int period = periods.of(visits.get(i));
                if (period != before && shares.has(period) && bought >= period) {
                    shares.add(person, visits.get(i), period, bought == period);
                }
                before = period;
            }
        }

        @Override
        public Prospects plus(Prospects other) {
            shares.plus(other.shares);
            return this;
        }
    }
}
