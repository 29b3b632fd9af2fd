package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.money.Assumptions;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What marketing paid, in the currency of reports.
 *
 * @param leftOut by a currency without a rate
 */
record Spent(SortedMap<String, BigDecimal> byDay, SortedMap<String, BigDecimal> leftOut) {
    private record Purse(String day, String currency) {}

    static Spent of(Query query, Assumptions assumptions) {
        var spent = new Spent(new TreeMap<>(), new TreeMap<>());
        query.cells()
                .sums(
                        "spend",
                        query.range(),
                        (day, labels) -> new Purse(day, labels.getOrDefault("currency", Labels.NONE)))
                .forEach((purse, amount) -> {
                    Optional<BigDecimal> converted = assumptions.convert(amount, purse.currency);
                    if (converted.isPresent()) {
                        spent.byDay.merge(purse.day, converted.get(), BigDecimal::add);
                    } else {
                        spent.leftOut.merge(purse.currency, amount, BigDecimal::add);
                    }
                });
        return spent;
    }

    BigDecimal total() {
        return byDay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Something was spent, and none of it in a currency without a rate. */
    boolean isWholeKnown() {
        return total().signum() != 0 && leftOut.isEmpty();
    }

    boolean isNothing() {
        return byDay.isEmpty() && leftOut.isEmpty();
    }
}
