package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.DailyRatio;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was spent on a channel, how many customers it brought, and what all that it ever brought pay: by day, in the currency of reports.
 *
 * @param fresh customers by the day of their first purchase
 * @param net what was sold to the channel's customers less what was paid back
 */
record ChannelBooks(
        Map<String, BigDecimal> spend,
        WithoutRate spendLeftOut,
        Map<String, BigDecimal> fresh,
        Map<String, BigDecimal> net,
        WithoutRate netLeftOut) {
    private static final double CONFIDENCE = 0.95;

    ChannelBooks() {
        this(new HashMap<>(), new WithoutRate(), new HashMap<>(), new HashMap<>(), new WithoutRate());
    }

    ChannelBooks plus(ChannelBooks other) {
        add(other.spend, spend);
        add(other.fresh, fresh);
        add(other.net, net);
        spendLeftOut.plus(other.spendLeftOut);
        netLeftOut.plus(other.netLeftOut);
        return this;
    }

    /** Of a new customer; empty where some spend has no rate. */
    Optional<Interval> cost(FullDays days) {
        return isKnown(days, List.of(spendLeftOut)) ? ratio(days, spend, fresh) : Optional.empty();
    }

    /** Of what is spent; empty where some of either has no rate. */
    Optional<Interval> returned(FullDays days) {
        return isKnown(days, List.of(spendLeftOut, netLeftOut)) ? ratio(days, net, spend) : Optional.empty();
    }

    private static boolean isKnown(FullDays days, List<WithoutRate> leftOut) {
        return leftOut.stream().allMatch(each -> each.on(days).isEmpty());
    }

    private static Optional<Interval> ratio(
            FullDays days, Map<String, BigDecimal> above, Map<String, BigDecimal> below) {
        return new DailyRatio(days.each(above), days.each(below)).interval(1, CONFIDENCE);
    }

    private static void add(Map<String, BigDecimal> some, Map<String, BigDecimal> all) {
        some.forEach((day, value) -> all.merge(day, value, BigDecimal::add));
    }
}
