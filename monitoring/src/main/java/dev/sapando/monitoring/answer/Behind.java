package dev.sapando.monitoring.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether an answer is given too early: while a history comes in, or while what has arrived waits to be read. */
record Behind(Clock clock) {
    /** Clients may be late; a history is later. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /**
     * In a sentence; empty where nothing is known to be missing.
     *
     * @param asOf when the newest event happened
     * @param arrived when it or a later one arrived
     * @param unread records that wait
     */
    Optional<String> warning(Optional<Instant> asOf, Optional<Instant> arrived, OptionalDouble unread) {
        if (asOf.isEmpty() || arrived.isEmpty()) {
            return Optional.empty();
        }
        boolean isRecent = arrived.get().plus(JUST_NOW).isAfter(clock.instant());
        String last = "what arrived last, at " + seconds(arrived.get()) + ", happened at " + seconds(asOf.get())
                + " or before";
        if (isRecent && asOf.get().plus(LATE).isBefore(arrived.get())) {
            return Optional.of("history is still being read, and not all of it is in this answer: " + last);
        }
        return unread.isPresent() && unread.getAsDouble() > 0 && !isRecent
                ? Optional.of("not all that arrived is in this answer: " + Math.round(unread.getAsDouble())
                        + " records are not read yet; of those that are, " + last)
                : Optional.empty();
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
