package dev.sapando.event;

import dev.sapando.schema.Event;

/** An item was taken out of the cart again. */
public record RemoveFromCart(Event event) implements EventView {
    public RemoveFromCart {
        EventType.REMOVE_FROM_CART.require(event);
    }

    public String itemId() {
        return EventView.required(event.getItemId(), "itemId", event);
    }
}
