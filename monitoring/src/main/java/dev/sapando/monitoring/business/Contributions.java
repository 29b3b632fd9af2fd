package dev.sapando.monitoring.business;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What one state adds to which cells. New contributions minus old ones are the changes of the sums. */
public final class Contributions {
    private final Map<Cell, BigDecimal> amounts = new HashMap<>();

    public Contributions add(Cell cell, BigDecimal amount) {
        if (amount.signum() != 0) {
            amounts.merge(cell, amount, Contributions::sum);
        }
        return this;
    }

    public Contributions add(Cell cell, long amount) {
        return add(cell, BigDecimal.valueOf(amount));
    }

    Contributions plus(Contributions other) {
        other.amounts.forEach(this::add);
        return this;
    }

    Contributions minus(Contributions other) {
        other.amounts.forEach((cell, amount) -> add(cell, amount.negate()));
        return this;
    }

    public void forEach(BiConsumer<Cell, BigDecimal> change) {
        amounts.forEach(change);
    }

    /** Null, and so forgotten by the map, where nothing is left: what cancels out is no change. */
    @SuppressWarnings("NullAway") // merge() asks for null to remove
    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        BigDecimal sum = one.add(other);
        return sum.signum() == 0 ? null : sum;
    }
}
