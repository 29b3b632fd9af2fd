package dev.sapando.event.rule;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type is one the contract names. */
final class KnownType implements Rule {
    private static final String NAMES =
            Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.joining(", "));

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return EventType.of(event.getType()).isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "type_unknown",
                        "type",
                        Shown.of(event.getType()) + " is not a type of event; use one of " + NAMES));
    }
}
