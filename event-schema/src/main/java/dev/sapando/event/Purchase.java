package dev.sapando.event;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.util.List;

/** An order was paid. */
public record Purchase(Event event) implements EventView {
    public Purchase {
        EventType.PURCHASE.require(event);
    }

    public String orderId() {
        return EventView.required(event.getOrderId(), "orderId", event);
    }

    public String currency() {
        return EventView.required(event.getCurrency(), "currency", event);
    }

    public List<OrderLine> lines() {
        return List.copyOf(EventView.required(event.getLines(), "lines", event));
    }
}
