package dev.sapando.features;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ana visits one shop, on one morning. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    public static final String ANA = "ana";

    private Shop() {}

    public static Instant minute(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    public static Event event(String eventId, EventType type, Instant at) {
        var event = new Event();
        event.setEventId(eventId);
        event.setType(type.wireName());
        event.setOccurredAt(at);
        event.setVisitorId(ANA);
        event.setConsent(true);
        event.setAttributes(Map.of());
        event.setFlags(List.of());
        return event;
    }

    /** Ana looks at something so many minutes after NOW. */
    public static Event viewed(String itemId, long minutes) {
        Event event = event("view-" + itemId + "-" + minutes, EventType.PRODUCT_VIEW, minute(minutes));
        event.setItemId(itemId);
        return event;
    }

    public static Event bought(long minutes, String... items) {
        Event event = event("order-" + minutes, EventType.PURCHASE, minute(minutes));
        event.setOrderId("o-" + minutes);
        event.setLines(
                Stream.of(items).map(item -> new OrderLine(item, 2, null, null)).toList());
        return event;
    }

    public static Event inSession(String sessionId, Event event) {
        event.setSessionId(sessionId);
        return event;
    }

    public static Event byBot(Event event) {
        event.setFlags(List.of("bot"));
        return event;
    }

    public static String gapId(long minutes) {
        return "@" + minute(minutes).toEpochMilli();
    }
}
