package dev.sapando.event;

import dev.sapando.schema.Event;
import java.util.Optional;

/** An item was put into the cart. */
public record AddToCart(Event event) implements EventView {
    public AddToCart {
        EventType.ADD_TO_CART.require(event);
    }

    public String itemId() {
        return EventView.required(event.getItemId(), "itemId", event);
    }

    public int quantity() {
        return event.getQuantity() == null ? 1 : event.getQuantity();
    }

    public Optional<String> recommendationId() {
        return Optional.ofNullable(event.getRecommendationId());
    }
}
