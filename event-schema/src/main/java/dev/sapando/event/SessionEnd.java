package dev.sapando.event;

import dev.sapando.schema.Event;

/** The client says that the visit is over. */
public record SessionEnd(Event event) implements EventView {
    public SessionEnd {
        EventType.SESSION_END.require(event);
    }
}
