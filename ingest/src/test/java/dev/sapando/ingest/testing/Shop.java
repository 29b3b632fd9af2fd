package dev.sapando.ingest.testing;

import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** One small shop: Ana, her red coat, and a morning in March. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Shop() {}

    /** Ana looks at the red coat, as JSON. */
    public static String view(String eventId) {
        return "{\"eventId\":\"" + eventId + "\",\"type\":\"product_view\",\"occurredAt\":\"2024-03-01T08:59:00Z\","
                + "\"visitorId\":\"ana\",\"itemId\":\"red-coat\",\"consent\":true}";
    }

    /** Ana buys the red coat at this price, which is written as it comes. */
    public static String purchase(String eventId, String unitPrice) {
        return "{\"eventId\":\"" + eventId + "\",\"type\":\"purchase\",\"occurredAt\":\"2024-03-01T08:59:00Z\","
                + "\"visitorId\":\"ana\",\"orderId\":\"o-5\",\"currency\":\"EUR\",\"consent\":true,"
                + "\"lines\":[{\"itemId\":\"red-coat\",\"quantity\":1,\"unitPrice\":" + unitPrice + "}]}";
    }

    public static Event viewed(String eventId) {
        return Event.newBuilder()
                .setEventId(eventId)
                .setType("product_view")
                .setOccurredAt(NOW)
                .setVisitorId("ana")
                .setItemId("red-coat")
                .setConsent(true)
                .build();
    }

    /** Somebody asks to be forgotten. */
    public static Event erasure(String eventId, String visitor) {
        Event event = viewed(eventId);
        event.setType("erasure");
        event.setVisitorId(visitor);
        event.setItemId(null);
        return event;
    }

    /** An empty list; {@code seen} are the offsets it rests on. */
    public static ServedList served(String id, String visitor, Instant at, Map<String, Long> seen) {
        return ServedList.newBuilder()
                .setRecommendationId(id)
                .setVisitorId(visitor)
                .setServedAt(at)
                .setPlacement("home")
                .setRelease("knn-1")
                .setArm("treatment")
                .setFallback("none")
                .setItems(List.of())
                .setOffsetsSeen(seen)
                .build();
    }
}
