package dev.sapando.event;

import dev.sapando.schema.Event;
import java.util.Optional;

/** How far down a page the visitor came ({@code depthPercent} 0 to 100) and how long that took. */
public record Scroll(Event event) implements EventView {
    public Scroll {
        EventType.SCROLL.require(event);
    }

    public Integer depthPercent() {
        return EventView.required(event.getDepthPercent(), "depthPercent", event);
    }

    public Optional<Long> dwellMillis() {
        return Optional.ofNullable(event.getDwellMillis());
    }

    public Optional<String> itemId() {
        return Optional.ofNullable(event.getItemId());
    }
}
