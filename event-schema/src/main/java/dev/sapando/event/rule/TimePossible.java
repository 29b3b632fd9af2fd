package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * A year has four digits, as in RFC 3339, and there is no year 0: what lies outside cannot be written as a date everywhere, not into
 * the archive either, and reckoning with it overflows.
 */
public final class TimePossible implements Rule {
    public static final Instant FIRST = Limits.OCCURRED_AT_MINIMUM;
    public static final Instant LAST = Limits.OCCURRED_AT_MAXIMUM;

    /** Also of what never was held against the rules: whoever can write to a topic can write any time. */
    public static boolean holds(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Instant time = event.getOccurredAt();
        return holds(time)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "time_impossible",
                        "occurredAt",
                        "occurredAt " + time + " is outside of " + FIRST + " to " + LAST
                                + "; send when it happened, records in milliseconds since 1970"));
    }
}
