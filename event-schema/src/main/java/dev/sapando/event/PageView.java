package dev.sapando.event;

import dev.sapando.schema.Event;

/** A page that shows no single item was opened. */
public record PageView(Event event) implements EventView {
    public PageView {
        EventType.PAGE_VIEW.require(event);
    }
}
