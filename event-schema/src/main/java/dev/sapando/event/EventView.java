package dev.sapando.event;

import dev.sapando.schema.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A typed reading of one flat {@link Event}: only what its type has, never null where the contract requires it. */
public interface EventView {
    Event event();

    default String eventId() {
        return event().getEventId();
    }

    default Instant occurredAt() {
        return event().getOccurredAt();
    }

    /** @throws IllegalArgumentException where a field that the contract requires is absent: verification let something through */
    static <T> T required(@Nullable T value, String field, Event event) {
        if (value == null) {
            throw new IllegalArgumentException(event.getType() + " " + event.getEventId() + " has no " + field);
        }
        return value;
    }
}
