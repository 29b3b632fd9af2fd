package dev.sapando.event;

import dev.sapando.schema.Event;

/** A visitor became a known customer. */
public record SignUp(Event event) implements EventView {
    public SignUp {
        EventType.SIGN_UP.require(event);
    }

    public String customerId() {
        return EventView.required(event.getCustomerId(), "customerId", event);
    }
}
