package dev.sapando.ingest.keys;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket. What is larger than the bucket waits until it is full and takes it below empty, so that nothing is too large to
 * pass and the rate still holds in the long run. Thread-safe.
 */
final class Bucket {
    private static final double NANOS = 1e9;

    private final Rate rate;
    private final LongSupplier nanos;
    private double tokens;
    private long asOf;

    /** @param nanos a clock that never runs back */
    Bucket(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        tokens = rate.burst();
        asOf = nanos.getAsLong();
    }

    /** Takes that many and returns zero, or takes none and says how long until they can be had. */
    synchronized Duration take(int wanted) {
        Duration wait = untilThereAre(wanted);
        if (wait.isZero()) {
            tokens -= wanted;
        }
        return wait;
    }

    /** How long until that many could be taken; zero where they could be now. */
    synchronized Duration untilThereAre(int wanted) {
        fill();
        double missing = Math.min(wanted, rate.burst()) - tokens;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / rate.perSecond() * NANOS));
    }

    private void fill() {
        long now = nanos.getAsLong();
        tokens = Math.min(rate.burst(), tokens + (now - asOf) / NANOS * rate.perSecond());
        asOf = now;
    }
}
