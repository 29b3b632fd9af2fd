package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.DailyRatio;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one point of a metric is worth in a month like the days of a range that are over, and what is left and a customer costs in it.
 * What a day leaves, and what a purchase, a return or a new customer is worth, is estimated from these days and has the interval; how
 * many there are is counted.
 */
record PointWorth(
        Query query,
        Assumptions assumptions,
        Sold sold,
        Spent spent,
        Map<String, BigDecimal> newCustomers,
        ReturnedRevenue returned,
        WeekWorth week) {
    private static final double POINT = 0.01;
    private static final double CONFIDENCE = 0.95;

    /** By part; empty where there is no interval. */
    Map<String, Optional<Interval>> parts(Effect effect) {
        FullDays days = FullDays.of(query);
        List<BigDecimal> margin = days.each(margins());
        List<BigDecimal> fresh = days.each("visitors.new");
        List<BigDecimal> customers = days.each(newCustomers);
        List<BigDecimal> spend = days.each(spent.byDay());
        boolean isReturnKnown = spent.isWholeKnown() && sold.leftOut().isEmpty();
        var parts = new LinkedHashMap<String, Optional<Interval>>();
        parts.put("margin_per_month", month(margin));
        parts.put("margin_after_spend_per_month", month(less(margin, spend)));
        parts.put("cost_per_new_customer", spent.isWholeKnown() ? ratio(spend, customers, 1) : Optional.empty());
        parts.put("margin_on_ad_spend", isReturnKnown ? ratio(margin, spend, 1) : Optional.empty());
        List<BigDecimal> orders = orders(days);
        parts.put("worth_of_session_conversion_point", point(days, margin, orders, days.each("sessions")));
        parts.put("worth_of_first_purchase_point", point(days, margin, orders, days.each("visitors.prospects")));
        List<BigDecimal> returning = less(less(days.each("visitors"), fresh), days.each(returned.visitorsLeftOut()));
        parts.put("worth_of_retention_point", point(days, returnedMargin(days), returning, fresh));
        parts.put("worth_of_week_retention_point", week.everybody().point());
        parts.put(
                "worth_of_acquisition_cost_point",
                spent.isWholeKnown() ? point(days, spend, customers, customers) : Optional.empty());
        parts.put("effect_per_month", effect(days, effect));
        return parts;
    }

    /** Visitors on days after their first who are in no worth of it, by a currency without a rate. */
    SortedMap<String, BigDecimal> leftOutOfReturns() {
        return returned.leftOut().on(FullDays.of(query));
    }

    /** What the experiment's visitors paid in currencies that its worth is not of. */
    SortedMap<String, BigDecimal> leftOutOfEffect(Effect effect) {
        Map<String, BigDecimal> revenue = effect.revenueByCurrency(query);
        var left = new TreeMap<>(revenue);
        left.values().removeIf(amount -> amount.signum() == 0);
        revenue.keySet().stream()
                .findFirst()
                .filter(currency ->
                        assumptions.convert(BigDecimal.ONE, currency).isPresent())
                .ifPresent(left::remove);
        return left;
    }

    private static Optional<Interval> point(
            FullDays days, List<BigDecimal> money, List<BigDecimal> earnedBy, List<BigDecimal> asked) {
        return ratio(money, earnedBy, days.month(asked) * POINT);
    }

    private static Optional<Interval> month(List<BigDecimal> money) {
        return ratio(money, Collections.nCopies(money.size(), BigDecimal.ONE), FullDays.DAYS_A_MONTH);
    }

    private static Optional<Interval> ratio(List<BigDecimal> money, List<BigDecimal> of, double times) {
        return new DailyRatio(money, of).interval(times, CONFIDENCE);
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
    private List<BigDecimal> returnedMargin(FullDays days) {
        return times(marginOfNet(), days.each(returned.byDay()));
    }

    static List<BigDecimal> times(double share, List<BigDecimal> revenue) {
        return revenue.stream().map(BigDecimal.valueOf(share)::multiply).toList();
    }

    /** Empty where its days are too few, or without visitors of the experiment or revenue: nothing at all would look like certainty. */
    private Optional<Interval> effect(FullDays days, Effect effect) {
        FullDays since = effect.began(query).map(days::from).orElseGet(() -> days.until(LocalDate.MIN));
        List<BigDecimal> visitors = since.each("effect.visitors");
        double times = since.month(visitors) * marginOfNet();
        if (visitors.size() < DailyRatio.FEWEST_DAYS || times == 0) {
            return Optional.empty();
        }
        return effect.revenue(query).flatMap(found -> assumptions
                .convert(BigDecimal.ONE, found.getKey())
                .map(rate -> found.getValue().times(rate.doubleValue() * times)));
    }

    private double marginOfNet() {
        Earnings total = sold.total(FullDays.of(query));
        return total.marginOf(total.net());
    }

    private static List<BigDecimal> less(List<BigDecimal> all, List<BigDecimal> some) {
        var left = new ArrayList<BigDecimal>();
        for (int i = 0; i < all.size(); i++) {
            left.add(all.get(i).subtract(some.get(i)));
        }
        return left;
    }
}
