package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Nothing happens more than a few minutes ahead of us; shops' clocks differ a little, and the past is not bounded. */
final class NotInFuture implements Rule {
    private static final Duration TOLERANCE = Limits.OCCURRED_AT_FUTURE_TOLERANCE;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return event.getOccurredAt().isAfter(now.plus(TOLERANCE))
                ? Optional.of(new Violation(
                        "occurred_in_future",
                        "occurredAt",
                        "occurredAt " + event.getOccurredAt() + " is more than " + TOLERANCE.toMinutes()
                                + " minutes after " + now + "; set the sender's clock"))
                : Optional.empty();
    }
}
