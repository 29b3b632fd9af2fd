package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** An event has a time that RFC 3339 can say: the years 0000 to 9999. Only who writes to a topic directly can break it. */
final class TimePossible implements Rule {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Instant at = event.getOccurredAt();
        return at.isBefore(FIRST) || at.isAfter(LAST)
                ? Optional.of(new Violation(
                        "time_impossible",
                        "occurredAt",
                        "occurredAt " + at.toEpochMilli()
                                + " ms is outside the years 0000 to 9999; send the event's time"))
                : Optional.empty();
    }
}
