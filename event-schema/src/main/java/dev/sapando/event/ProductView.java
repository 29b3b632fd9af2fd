package dev.sapando.event;

import dev.sapando.schema.Event;

/** An item's page was opened. */
public record ProductView(Event event) implements EventView {
    public ProductView {
        EventType.PRODUCT_VIEW.require(event);
    }

    public String itemId() {
        return EventView.required(event.getItemId(), "itemId", event);
    }
}
