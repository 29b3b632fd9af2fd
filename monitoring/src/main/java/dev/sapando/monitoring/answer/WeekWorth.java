package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What it is worth in a month if one in a hundred new customers more comes again within a week of the first purchase. */
record WeekWorth(Query query, Sold sold, FirstWeek week) {
    Optional<Interval> everybody() {
        return point(week.everybody());
    }

    /** By the channel that first brought them. */
    SortedMap<String, Optional<Interval>> byChannel() {
        var worth = new TreeMap<String, Optional<Interval>>();
        week.byChannel().forEach((channel, customers) -> worth.put(channel, point(customers)));
        return worth;
    }

    /** Customers who came again and are in no worth of it, by a currency without a rate. */
    SortedMap<String, BigDecimal> leftOut() {
        return week.leftOut().on(weeksOver());
    }

    /** What one of them orders who comes again is asked of all: of one channel it would be told by a handful of orders. */
    private Optional<Interval> point(FirstWeek.Cohorts those) {
        FullDays days = weeksOver();
        FirstWeek.Cohorts all = week.everybody();
        Earnings total = sold.total();
        return PointWorth.point(
                days,
                PointWorth.times(total.marginOf(total.gross()), days.each(all.ordered())),
                days.each(all.cameAgain()),
                days.each(those.customers()));
    }

    private FullDays weeksOver() {
        return FullDays.of(query).until(query.today().minusDays(FirstWeek.DAYS));
    }
}
