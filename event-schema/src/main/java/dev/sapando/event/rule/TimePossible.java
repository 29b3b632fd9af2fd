package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** A year has four digits, as in RFC 3339. What lies outside cannot be written as a date everywhere, and reckoning with it overflows. */
final class TimePossible implements Rule {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Instant time = event.getOccurredAt();
        return time.isBefore(FIRST) || time.isAfter(LAST)
                ? Optional.of(new Violation(
                        "time_impossible",
                        "occurredAt",
                        "occurredAt " + time + " is outside of the years 0000 to 9999; is its unit milliseconds?"))
                : Optional.empty();
    }
}
