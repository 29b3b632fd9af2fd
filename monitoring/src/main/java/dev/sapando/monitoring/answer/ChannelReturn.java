package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.DailyRatio;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a customer costs and what spend brings back, by the channel that first brought them: of channels that were spent on. */
final class ChannelReturn implements Count<ChannelReturn> {
    private static final double CONFIDENCE = 0.95;

    private final Query query;
    private final Assumptions assumptions;
    private final SpentByChannel spent;
    private final Map<String, Customers> byChannel = new HashMap<>();

    /** By day. */
    private record Customers(Map<String, BigDecimal> fresh, Map<String, BigDecimal> net, Set<String> withoutRate) {
        Customers() {
            this(new HashMap<>(), new HashMap<>(), new HashSet<>());
        }
    }

    private ChannelReturn(Query query, Assumptions assumptions, SpentByChannel spent) {
        this.query = query;
        this.assumptions = assumptions;
        this.spent = spent;
    }

    /** By channel and part, of the days that are over; empty where there is no interval. */
    static SortedMap<String, Map<String, Optional<Interval>>> of(Query query, Assumptions assumptions) {
        SpentByChannel spent = SpentByChannel.of(query, assumptions);
        return query.people()
                .count(Unit.CUSTOMER, () -> new ChannelReturn(query, assumptions, spent))
                .intervals();
    }

    @Override
    public void add(Person person) {
        String channel = PersonLabels.touch(person.firstTouch(), "channel");
        if (!spent.byChannel().containsKey(channel)) {
            return;
        }
        Range range = query.range();
        Customers customers = byChannel.computeIfAbsent(channel, unknown -> new Customers());
        int bought = person.firstPurchase(true);
        if (bought >= range.firstDay() && bought <= range.lastDay()) {
            customers.fresh.merge(BusinessDays.text(bought), BigDecimal.ONE, BigDecimal::add);
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= range.firstDay() && sum.day() <= range.lastDay()) {
                assumptions
                        .convert(sum.gross().subtract(sum.refunded()), sum.currency())
                        .ifPresentOrElse(
                                net -> customers.net.merge(BusinessDays.text(sum.day()), net, BigDecimal::add),
                                () -> customers.withoutRate.add(sum.currency()));
            }
        }
    }

    @Override
    public ChannelReturn plus(ChannelReturn other) {
        other.byChannel.forEach((channel, more) -> {
            Customers customers = byChannel.computeIfAbsent(channel, unknown -> new Customers());
            more.fresh.forEach((day, count) -> customers.fresh.merge(day, count, BigDecimal::add));
            more.net.forEach((day, amount) -> customers.net.merge(day, amount, BigDecimal::add));
            customers.withoutRate.addAll(more.withoutRate);
        });
        return this;
    }

    private SortedMap<String, Map<String, Optional<Interval>>> intervals() {
        FullDays days = FullDays.of(query);
        var intervals = new TreeMap<String, Map<String, Optional<Interval>>>();
        spent.byChannel().forEach((channel, spend) -> {
            Customers customers = byChannel.getOrDefault(channel, new Customers());
            boolean isSpendKnown = !spent.withoutRate().contains(channel);
            var parts = new LinkedHashMap<String, Optional<Interval>>();
            parts.put("cost_per_new_customer", ratio(days, spend, customers.fresh, isSpendKnown));
            parts.put(
                    "return_on_ad_spend",
                    ratio(days, customers.net, spend, isSpendKnown && customers.withoutRate.isEmpty()));
            intervals.put(channel, parts);
        });
        return intervals;
    }

    private static Optional<Interval> ratio(
            FullDays days, Map<String, BigDecimal> above, Map<String, BigDecimal> below, boolean isKnown) {
        return isKnown ? new DailyRatio(days.each(above), days.each(below)).interval(1, CONFIDENCE) : Optional.empty();
    }
}
