package dev.sapando.event;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The one shop of this module's tests. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2024-03-01T09:00:00.123Z");

    private Shop() {}

    public static Event.Builder ana(EventType type) {
        return Event.newBuilder()
                .setEventId("s-3:7")
                .setType(type.wireName())
                .setOccurredAt(NOW)
                .setVisitorId("ana")
                .setSessionId("s-3")
                .setConsent(true);
    }

    public static Event redCoatBought() {
        return ana(EventType.PURCHASE)
                .setOrderId("o-5")
                .setCurrency("EUR")
                .setAttributes(Map.of("giftWrap", "true"))
                .setLines(List.of(OrderLine.newBuilder()
                        .setItemId("red-coat")
                        .setQuantity(1)
                        .setUnitPrice(new BigDecimal("79.9000"))
                        .setRecommendationId("r-81")
                        .build()))
                .build();
    }
}
