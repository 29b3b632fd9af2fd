package dev.sapando.event;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.util.List;

/** Articles of an order came back and were paid back; quantities and prices are positive. */
public record Refund(Event event) implements EventView {
    public Refund {
        EventType.REFUND.require(event);
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
