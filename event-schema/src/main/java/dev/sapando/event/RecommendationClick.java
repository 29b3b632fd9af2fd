package dev.sapando.event;

import dev.sapando.schema.Event;

/** An item of a served list was clicked; {@code position} counts from 0. */
public record RecommendationClick(Event event) implements EventView {
    public RecommendationClick {
        EventType.RECOMMENDATION_CLICK.require(event);
    }

    public String recommendationId() {
        return EventView.required(event.getRecommendationId(), "recommendationId", event);
    }

    public String itemId() {
        return EventView.required(event.getItemId(), "itemId", event);
    }

    public Integer position() {
        return EventView.required(event.getPosition(), "position", event);
    }
}
