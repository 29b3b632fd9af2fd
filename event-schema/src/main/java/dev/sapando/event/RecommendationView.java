package dev.sapando.event;

import dev.sapando.schema.Event;
import java.util.List;

/** Places of a served list came into sight: seen, which is more than served. */
public record RecommendationView(Event event) implements EventView {
    public RecommendationView {
        EventType.RECOMMENDATION_VIEW.require(event);
    }

    public String recommendationId() {
        return EventView.required(event.getRecommendationId(), "recommendationId", event);
    }

    /** Places in the list, from 0. */
    public List<Integer> positions() {
        return List.copyOf(EventView.required(event.getPositions(), "positions", event));
    }
}
