package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many are left out of a day for what they paid in a currency without a rate; somebody with two such currencies is in both. */
final class WithoutRate {
    private final Map<String, Map<String, BigDecimal>> byCurrency = new HashMap<>();

    void add(Collection<String> currencies, String day) {
        currencies.forEach(currency -> of(currency).merge(day, BigDecimal.ONE, BigDecimal::add));
    }

    void plus(WithoutRate other) {
        other.byCurrency.forEach(
                (currency, byDay) -> byDay.forEach((day, count) -> of(currency).merge(day, count, BigDecimal::add)));
    }

    SortedMap<String, BigDecimal> on(FullDays days) {
        var counts = new TreeMap<String, BigDecimal>();
        byCurrency.forEach((currency, byDay) -> days.each(byDay).stream()
                .reduce(BigDecimal::add)
                .filter(count -> count.signum() > 0)
                .ifPresent(count -> counts.put(currency, count)));
        return counts;
    }

    private Map<String, BigDecimal> of(String currency) {
        return byCurrency.computeIfAbsent(currency, unknown -> new HashMap<>());
    }
}
