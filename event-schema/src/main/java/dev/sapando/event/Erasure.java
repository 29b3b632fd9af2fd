package dev.sapando.event;

import dev.sapando.schema.Event;

/** The visitor asked to be forgotten: whatever came of them before this event is to go. It is no activity of theirs. */
public record Erasure(Event event) implements EventView {
    public Erasure {
        EventType.ERASURE.require(event);
    }
}
