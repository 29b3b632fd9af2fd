package dev.sapando.event;

import dev.sapando.schema.Event;

/** The visitor searched. */
public record Search(Event event) implements EventView {
    public Search {
        EventType.SEARCH.require(event);
    }

    public String query() {
        return EventView.required(event.getQuery(), "query", event);
    }
}
