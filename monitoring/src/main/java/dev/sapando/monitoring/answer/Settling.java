package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells in flight from unaccounted, by the wall clock and for everybody alike: what is missing from a minute of arrival is in
 * flight until the minute has been over for {@code time}, and unaccounted from then on, whatever the reason; a verification
 * that lags is one.
 */
record Settling(Duration time, Clock clock) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** @param period start of a minute of arrival */
    boolean isOver(String period) {
        return !Instant.parse(period).plus(MINUTE).plus(time).isAfter(clock.instant());
    }

    /** Accepted events that verification may not have told yet. What it told first is no event, and not counted. */
    BigDecimal inFlight(String period, BigDecimal missing) {
        return isOver(period) ? BigDecimal.ZERO : missing.max(BigDecimal.ZERO);
    }

    /** Events missing, or too many: neither makes up for the other. */
    BigDecimal unaccounted(String period, BigDecimal missing) {
        return isOver(period) ? missing.abs() : BigDecimal.ZERO;
    }
}
