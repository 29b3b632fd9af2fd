package dev.sapando.monitoring.answer;

import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The product-limit estimator (Kaplan and Meier, 1958) of how long it takes to return, where some have not returned yet.
 * In exact fractions, so that a median on the edge of one half does not depend on rounding.
 */
final class KaplanMeier {
    private final NavigableMap<Integer, Long> returned = new TreeMap<>();
    private final NavigableMap<Integer, Long> censored = new TreeMap<>();

    /** @param days until the return */
    void returned(int days, long count) {
        returned.merge(days, count, Long::sum);
    }

    /** @param days watched without a return; a return on that very day would have been seen */
    void censored(int days, long count) {
        censored.merge(days, count, Long::sum);
    }

    KaplanMeier plus(KaplanMeier other) {
        other.returned.forEach(this::returned);
        other.censored.forEach(this::censored);
        return this;
    }

    long returns() {
        return total(returned);
    }

    long visits() {
        return total(returned) + total(censored);
    }

    /** The first day by which at least half have returned; empty where that is not known yet. */
    OptionalInt median() {
        BigInteger still = BigInteger.ONE;
        BigInteger all = BigInteger.ONE;
        for (var step : returned.entrySet()) {
            long atRisk = total(returned.tailMap(step.getKey(), true)) + total(censored.tailMap(step.getKey(), true));
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
