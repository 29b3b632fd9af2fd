package dev.sapando.event;

import dev.sapando.schema.Event;

/** The visitor went to the till. */
public record CheckoutStarted(Event event) implements EventView {
    public CheckoutStarted {
        EventType.CHECKOUT_STARTED.require(event);
    }
}
