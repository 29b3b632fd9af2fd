package dev.sapando.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: the n-th wait is drawn evenly from zero to {@code first · 2ⁿ}, at most {@code longest},
 * so that those who were sent away together do not come back together (Brooker, "Exponential Backoff And Jitter", 2015). What
 * the server asks for in {@code Retry-After} is kept first, the draw comes on top.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    Duration afterFailure(int failures, Optional<Duration> retryAfter) {
        long doubled = first.toNanos() << Math.min(failures, MOST_DOUBLINGS);
        boolean overflown = doubled >> Math.min(failures, MOST_DOUBLINGS) != first.toNanos();
        long bound = overflown ? longest.toNanos() : Math.min(doubled, longest.toNanos());
        long drawn = random.nextLong(bound + 1);
        return retryAfter
                .map(asked -> min(asked, longest))
                .orElse(Duration.ZERO)
                .plusNanos(drawn);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
