package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.money.Assumptions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What marketing paid for each channel, by day, in the currency of reports.
 *
 * @param withoutRate channels some of whose spend is in a currency without a rate
 */
record SpentByChannel(SortedMap<String, Map<String, BigDecimal>> byChannel, Set<String> withoutRate) {
    private record Bill(String channel, String day, String currency) {}

    static SpentByChannel of(Query query, Assumptions assumptions) {
        var spent = new SpentByChannel(new TreeMap<>(), new HashSet<>());
        query.cells()
                .sums(
                        "spend",
                        query.range(),
                        (day, labels) -> new Bill(
                                labels.getOrDefault("channel", Labels.NONE),
                                day,
                                labels.getOrDefault("currency", Labels.NONE)))
                .forEach((bill, amount) -> {
                    Optional<BigDecimal> converted = assumptions.convert(amount, bill.currency);
                    if (converted.isEmpty()) {
                        spent.withoutRate.add(bill.channel);
                    }
                    spent.byChannel
                            .computeIfAbsent(bill.channel, unknown -> new HashMap<>())
                            .merge(bill.day, converted.orElse(BigDecimal.ZERO), BigDecimal::add);
                });
        return spent;
    }
}
