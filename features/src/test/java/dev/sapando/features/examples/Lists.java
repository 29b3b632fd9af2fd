package dev.sapando.features.examples;

import dev.sapando.event.EventType;
import dev.sapando.features.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists that Ana is served, and what she does with them. */
final class Lists {
    private Lists() {}

    static ServedList served(String recommendation, long minutes, String... items) {
        return served(Shop.ANA, recommendation, Shop.minute(minutes), items);
    }

    static ServedList served(String visitor, String recommendation, Instant at, String... items) {
        var list = new ServedList();
        list.setRecommendationId(recommendation);
        list.setVisitorId(visitor);
        list.setServedAt(at);
        list.setPlacement("home");
        list.setRelease("knn");
        list.setArm("treatment");
        list.setFallback("none");
        list.setItems(Stream.of(items)
                .map(item -> new ServedItem(item, 0.5, "similar"))
                .toList());
        list.setOffsetsSeen(Map.of());
        return list;
    }

    static Event saw(String recommendation, long minutes, Integer... places) {
        Event event = named(recommendation, EventType.RECOMMENDATION_VIEW, minutes);
        event.setPositions(List.of(places));
        return event;
    }

    static Event clicked(String recommendation, long minutes, int place) {
        Event event = named(recommendation, EventType.RECOMMENDATION_CLICK, minutes);
        event.setItemId("whatever the client says");
        event.setPosition(place);
        return event;
    }

    static Event carted(String recommendation, long minutes, String item) {
        Event event = named(recommendation, EventType.ADD_TO_CART, minutes);
        event.setItemId(item);
        return event;
    }

    static Event ordered(EventType type, long minutes, OrderLine... lines) {
        Event event = Shop.event(type.wireName() + minutes, type, Shop.minute(minutes));
        event.setOrderId("o-1");
        event.setLines(List.of(lines));
        return event;
    }

    static OrderLine line(String recommendation, String item, int units) {
        return new OrderLine(item, units, null, recommendation);
    }

    private static Event named(String recommendation, EventType type, long minutes) {
        Event event = Shop.event(type.wireName() + recommendation + minutes, type, Shop.minute(minutes));
        event.setRecommendationId(recommendation);
        return event;
    }
}
