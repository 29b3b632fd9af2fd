package dev.sapando.monitoring.answer;

import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.OptionalInt;

/**
 * The product-limit estimator (Kaplan and Meier, 1958) of how long it takes to return, where some have not returned yet.
 * In exact fractions, so that a median on the edge of one half does not depend on rounding.
 */
final class KaplanMeier {
    private final DayCounts returned = new DayCounts();
    private final DayCounts censored = new DayCounts();

    /** @param days until the return */
    void returned(int days, long count) {
        returned.add(days, count);
    }

    /** @param days watched without a return; a return on that very day would have been seen */
    void censored(int days, long count) {
        censored.add(days, count);
    }

    KaplanMeier plus(KaplanMeier other) {
        returned.add(other.returned);
        censored.add(other.censored);
        return this;
    }

    long returns() {
        return returned.total();
    }

    long visits() {
        return returned.total() + censored.total();
    }

    /** The first day by which at least half have returned; empty where that is not known yet. */
    OptionalInt median() {
        BigInteger still = BigInteger.ONE;
        BigInteger all = BigInteger.ONE;
        NavigableMap<Integer, Long> returns = returned.byDay();
        NavigableMap<Integer, Long> ends = censored.byDay();
        for (var step : returns.entrySet()) {
            long atRisk = total(returns.tailMap(step.getKey(), true)) + total(ends.tailMap(step.getKey(), true));
            still = still.multiply(BigInteger.valueOf(atRisk - step.getValue()));
            all = all.multiply(BigInteger.valueOf(atRisk));
            if (still.shiftLeft(1).compareTo(all) <= 0) {
                return OptionalInt.of(step.getKey());
            }
        }
        return OptionalInt.empty();
    }

    private static long total(NavigableMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
