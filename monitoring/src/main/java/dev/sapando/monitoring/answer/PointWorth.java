package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.DailyRatio;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one point of a metric is worth in a month like the days of a range that are over. What a purchase, a return or a new customer
 * is worth is estimated from these days and has the interval; how many there are is counted.
 */
record PointWorth(
        Query query,
        Assumptions assumptions,
        Sold sold,
        Spent spent,
        Map<String, BigDecimal> newCustomers,
        FirstWeek week) {
    private static final double POINT = 0.01;

    /** By part; empty where there is no interval. */
    Map<String, Optional<Interval>> parts(Effect effect) {
        FullDays days = FullDays.of(query);
        List<BigDecimal> margin = days.each(margins());
        List<BigDecimal> fresh = days.each("visitors.new");
        List<BigDecimal> customers = days.each(newCustomers);
        var parts = new LinkedHashMap<String, Optional<Interval>>();
        parts.put(
                "worth_of_session_conversion_point",
                point(days, margin, days.each("sessions.purchase"), days.each("sessions")));
        parts.put("worth_of_first_purchase_point", point(days, margin, orders(days), days.each("visitors.prospects")));
        parts.put("worth_of_retention_point", point(days, returned(days), less(days.each("visitors"), fresh), fresh));
        parts.put("worth_of_week_retention_point", week(week.everybody(), week.everybody()));
        parts.put(
                "worth_of_acquisition_cost_point",
                spent.total().signum() == 0
                        ? Optional.empty()
                        : point(days, days.each(spent.byDay()), customers, customers));
        parts.put("effect_per_month", effect(days, effect));
        return parts;
    }

    /** What one point of customers who come again within a week is worth, by the channel that first brought them. */
    SortedMap<String, Optional<Interval>> weekByChannel() {
        var worth = new TreeMap<String, Optional<Interval>>();
        week.byChannel().forEach((channel, customers) -> worth.put(channel, week(week.everybody(), customers)));
        return worth;
    }

    /** Customers who came again and are in no worth of it, by a currency without a rate. */
    SortedMap<String, BigDecimal> leftOutOfWeek() {
        return week.leftOut(weeksOver());
    }

    private FullDays weeksOver() {
        return FullDays.of(query).until(query.today().minusDays(FirstWeek.DAYS));
    }

    /** What one of them orders who comes again is asked of all: of one channel it would be told by a handful of orders. */
    private Optional<Interval> week(FirstWeek.Cohorts all, FirstWeek.Cohorts those) {
        FullDays days = weeksOver();
        return point(
                days,
                times(marginOf(Earnings::gross), days.each(all.ordered())),
                days.each(all.cameAgain()),
                days.each(those.customers()));
    }

    private static Optional<Interval> point(
            FullDays days, List<BigDecimal> money, List<BigDecimal> earnedBy, List<BigDecimal> asked) {
        return new DailyRatio(money, earnedBy).interval(days.month(asked) * POINT);
    }

    private Map<String, BigDecimal> margins() {
        var margins = new HashMap<String, BigDecimal>();
        sold.byDay().forEach((day, earned) -> margins.put(day, earned.margin()));
        return margins;
    }

    private List<BigDecimal> orders(FullDays days) {
        return days.each("revenue.orders", labels -> assumptions
                .convert(BigDecimal.ONE, labels.getOrDefault("currency", Labels.NONE))
                .isPresent());
    }

    /** Who returned is known by visitor and not by item: of their revenue the average margin is taken. */
    private List<BigDecimal> returned(FullDays days) {
        return times(marginOf(Earnings::net), days.each(ReturnedRevenue.of(query, assumptions)));
    }

    private static List<BigDecimal> times(double share, List<BigDecimal> revenue) {
        return revenue.stream().map(BigDecimal.valueOf(share)::multiply).toList();
    }

    private Optional<Interval> effect(FullDays days, Effect effect) {
        double visitors = days.month(days.each("effect.visitors"));
        return effect.revenue(query).flatMap(found -> assumptions
                .convert(BigDecimal.ONE, found.getKey())
                .map(rate -> found.getValue().times(rate.doubleValue() * visitors * marginOf(Earnings::net))));
    }

    /** What is left of one unit of it, on average. */
    private double marginOf(Function<Earnings, BigDecimal> revenue) {
        BigDecimal whole = revenue.apply(sold.total());
        return whole.signum() <= 0 ? 0 : sold.total().margin().doubleValue() / whole.doubleValue();
    }

    private static List<BigDecimal> less(List<BigDecimal> all, List<BigDecimal> some) {
        var left = new ArrayList<BigDecimal>();
        for (int i = 0; i < all.size(); i++) {
            left.add(all.get(i).subtract(some.get(i)));
        }
        return left;
    }
}
