package dev.sapando.event;

import dev.sapando.schema.Event;

/** The visitor does not want to see this item again. */
public record HideItem(Event event) implements EventView {
    public HideItem {
        EventType.HIDE_ITEM.require(event);
    }

    public String itemId() {
        return EventView.required(event.getItemId(), "itemId", event);
    }
}
