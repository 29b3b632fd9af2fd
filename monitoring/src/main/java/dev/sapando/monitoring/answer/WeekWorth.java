package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.DailyRatio;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Customers who come again within a week of their first purchase: what one in a hundred of them is worth, and whether they became more. */
final class WeekWorth {
    private static final double POINTS = 100;
    private static final double CONFIDENCE = 0.95;
    /** Of two intervals that are to hold both at once: Bonferroni. */
    private static final double OF_EACH_OF_TWO = 1 - (1 - CONFIDENCE) / 2;

    private final FirstWeek week;
    private final FirstWeek.Cohorts all;
    private final FullDays days;
    private final RetentionChange change;
    private final Earnings earned;

    WeekWorth(Query query, Sold sold, FirstWeek week) {
        this.week = week;
        all = week.everybody();
        days = FullDays.of(query).until(query.today().minusDays(FirstWeek.DAYS));
        change = RetentionChange.of(query.today());
        earned = sold.total(FullDays.of(query));
    }

    /**
     * Empty is what cannot be told.
     *
     * @param point what one in a hundred is worth in a month
     * @param change in percentage points
     * @param worthOfChange in a month: between its bounds with at least the probability of the two others
     */
    record Told(Optional<Interval> point, Optional<Interval> change, Optional<Interval> worthOfChange) {}

    Told everybody() {
        return told(all);
    }

    /** By the channel that first brought them. */
    SortedMap<String, Told> byChannel(NamedValues names) {
        var told = new TreeMap<String, Told>();
        week.byChannel(names).forEach((channel, customers) -> told.put(channel, told(customers)));
        return told;
    }

    /** The days of which the change is told. */
    Range changed() {
        return change.last();
    }

    /** Customers who came again and are in no worth of it, by a currency without a rate. */
    SortedMap<String, BigDecimal> leftOut() {
        return week.leftOut().on(days);
    }

    private Told told(FirstWeek.Cohorts those) {
        return new Told(
                point(those, CONFIDENCE),
                change(those, CONFIDENCE),
                change(those, OF_EACH_OF_TWO)
                        .flatMap(points -> point(those, OF_EACH_OF_TWO).map(points::times)));
    }

    private Optional<Interval> change(FirstWeek.Cohorts those, double confidence) {
        return change.of(those)
                .map(difference -> difference.interval(confidence).times(POINTS));
    }

    /** What one of them orders who comes again is asked of all: of one channel it would be told by a handful of orders. */
    private Optional<Interval> point(FirstWeek.Cohorts those, double confidence) {
        double customers = days.month(days.each(those.customers()));
        List<BigDecimal> margin = PointWorth.times(earned.marginOf(earned.gross()), days.each(all.ordered()));
        return customers == 0
                ? Optional.empty()
                : new DailyRatio(margin, days.each(all.cameAgainWithRate())).interval(customers / POINTS, confidence);
    }
}
