package dev.sapando.event.rule;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type is one the contract names. */
final class KnownType implements Rule {
    private static final String NAMES =
            EventType.reported().stream().map(EventType::wireName).collect(Collectors.joining(", "));

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return EventType.of(event.getType()).isPresent() ? Optional.empty() : Optional.of(unknown(event));
    }

    static Violation unknown(Event event) {
        return new Violation(
                "type_unknown", "type", Shown.of(event.getType()) + " is not a type of event; use one of " + NAMES);
    }
}
