package dev.sapando.ingest.keep;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * That a visitor asked to be forgotten, for as long as a list that was served before can still be read from its topic.
 *
 * @param visitor SHA-256 of the id, in hexadecimal digits
 * @param partition where the erasure stands on {@code events.verified}
 * @param offset and behind what
 * @param committedAt when their rows were gone
 */
record Erased(String visitor, int partition, long offset, LocalDate arrivedOn, Instant committedAt) {
    /** Beyond the days of {@code recommendations.served}. */
    static final Duration REMEMBERED = Duration.ofDays(8);

    boolean isOver(Instant now) {
        return committedAt.plus(REMEMBERED).isBefore(now)
                && arrivedOn
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(REMEMBERED)
                        .isBefore(now);
    }
}
