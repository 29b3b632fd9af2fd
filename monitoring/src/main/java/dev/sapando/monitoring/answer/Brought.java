package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Customers by the channel or campaign that brought them: how many bought for the first time in the range, and what all pay in it. */
final class Brought implements Count<Brought> {
    private final Query query;
    private final int from;
    private final int until;
    private final boolean byFirst;
    private final Map<String, Long> newCustomers = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> net = new HashMap<>();

    Brought(Query query) {
        this.query = query;
        from = query.range().firstDay();
        until = query.range().lastDay();
        byFirst = query.variant().is("touch", "first");
    }

    @Override
    public void add(Person person) {
        int bought = person.firstPurchase(true);
        boolean isNew = bought >= from && bought <= until;
        if (!isNew && person.moneyDays().within(from, until) == 0) {
            return;
        }
        String source = source(person);
        if (isNew) {
            newCustomers.merge(source, 1L, Long::sum);
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= from && sum.day() <= until) {
                net.computeIfAbsent(source, unknown -> new HashMap<>())
                        .merge(sum.currency(), sum.gross().subtract(sum.refunded()), BigDecimal::add);
            }
        }
    }

    @Override
    public Brought plus(Brought other) {
        other.newCustomers.forEach((source, count) -> newCustomers.merge(source, count, Long::sum));
        other.net.forEach((source, money) -> money.forEach((currency, amount) ->
                net.computeIfAbsent(source, unknown -> new HashMap<>()).merge(currency, amount, BigDecimal::add)));
        return this;
    }

    Map<String, Long> newCustomers() {
        return newCustomers;
    }

    /** What was sold less what was paid back, by source and currency. */
    Map<String, Map<String, BigDecimal>> net() {
        return net;
    }

    private String source(Person person) {
        if (query.by().isEmpty()) {
            return "";
        }
        return PersonLabels.touch(
                byFirst ? person.firstTouch() : person.lastTouch(), query.by().get());
    }
}
