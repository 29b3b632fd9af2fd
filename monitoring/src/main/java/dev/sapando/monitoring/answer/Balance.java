package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Accepted minus verified, duplicates and later rejected, for every minute of arrival where that is not zero. Kept up with
 * every change, since every answer carries it.
 */
public final class Balance {
    private static final Map<String, BigDecimal> SIGNS = Map.of(
            "ingest.accepted", BigDecimal.ONE,
            "ingest.verified", BigDecimal.ONE.negate(),
            "ingest.duplicates", BigDecimal.ONE.negate(),
            "ingest.rejected", BigDecimal.ONE.negate());

    private final ConcurrentSkipListMap<String, BigDecimal> open = new ConcurrentSkipListMap<>();

    void changed(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        BigDecimal sign = SIGNS.get(cell.metric());
        if (sign == null) {
            return;
        }
        if (after == null) {
            // The minute is a week old and leaves in pieces.
            open.remove(cell.period());
            return;
        }
        BigDecimal change = after.subtract(before == null ? BigDecimal.ZERO : before);
        BigDecimal sum = open.getOrDefault(cell.period(), BigDecimal.ZERO).add(change.multiply(sign));
        if (sum.signum() == 0) {
            open.remove(cell.period());
        } else {
            open.put(cell.period(), sum);
        }
    }

    /** Events that arrived and whose end is not known, or ends of events never seen arriving. */
    public long unreconciled() {
        return open.values().stream()
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValue();
    }

    /** Start of the oldest minute of arrival that is not settled. */
    public Optional<Instant> oldestOpen() {
        return open.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(open.firstKey()));
    }
}
