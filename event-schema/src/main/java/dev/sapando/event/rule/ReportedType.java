package dev.sapando.event.rule;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** The type is one that a shop reports. Forgetting somebody is asked for with {@code DELETE /v1/visitors/ID}, by whoever may. */
final class ReportedType implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return EventType.ERASURE.is(event) ? Optional.of(KnownType.unknown(event)) : Optional.empty();
    }
}
