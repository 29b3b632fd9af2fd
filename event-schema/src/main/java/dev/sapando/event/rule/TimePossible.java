package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * A year has four digits, as in RFC 3339, and there is no year 0: what lies outside cannot be written as a date everywhere, not into
 * the archive either, and reckoning with it overflows.
 */
final class TimePossible implements Rule {
    private static final Instant FIRST = Limits.OCCURRED_AT_MINIMUM;
    private static final Instant LAST = Limits.OCCURRED_AT_MAXIMUM;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Instant time = event.getOccurredAt();
        return time.isBefore(FIRST) || time.isAfter(LAST)
                ? Optional.of(new Violation(
                        "time_impossible",
                        "occurredAt",
                        "occurredAt " + time + " is outside of " + FIRST + " to " + LAST
                                + "; send when it happened, records in milliseconds since 1970"))
                : Optional.empty();
    }
}
