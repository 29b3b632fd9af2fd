package dev.sapando.demo.erase;

import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Recommendations;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody who comes to the shop, looks, asks, clicks, buys and gives a thing back; and whose browser sends nonsense once. */
record Customer(String id, HttpPipeline shop) {
    private static final Instant FIRST_DAY = Instant.parse("2024-03-01T09:00:00Z");

    /** One visit on a day of March, as the events and the served list that it leaves everywhere. */
    void visit(int day) {
        Instant at = FIRST_DAY.plus(Duration.ofDays(day));
        shop.send(List.of(
                event(day, at, "product_view", Map.of("itemId", "coat")),
                event(day, at.plusSeconds(1), "product_view", Map.of("itemId", "hat"))));
        Recommendations list = shop.recommend(new Ask(id, session(day), null, Ask.HOME, 4, at.plusSeconds(2)));
        shop.send(List.of(
                event(
                        day,
                        at.plusSeconds(3),
                        "recommendation_view",
                        Map.of("recommendationId", list.id(), "positions", List.of(0))),
                event(
                        day,
                        at.plusSeconds(4),
                        "recommendation_click",
                        Map.of("recommendationId", list.id(), "position", 0, "itemId", "hat")),
                event(day, at.plusSeconds(5), "purchase", order(day, "79.90", list.id())),
                event(day, at.plusSeconds(6), "refund", order(day, "9.90", list.id())),
                event(day, at.plusSeconds(7), "purchase", order(day, "-1.00", list.id())),
                event(day, at.plusSeconds(8), "session_end", Map.of()),
                withoutSession(day, at.plusSeconds(7_200))));
    }

    List<String> asked(int day) {
        return shop.recommend(new Ask(id, session(day), null, Ask.HOME, 20, FIRST_DAY.plus(Duration.ofDays(day))))
                .items();
    }

    private Map<String, Object> order(int day, String price, String list) {
        var line =
                new JsonObject(Map.of("itemId", "coat", "quantity", 1, "unitPrice", price, "recommendationId", list));
        return Map.of("orderId", "o-" + id + day, "currency", "EUR", "lines", List.of(line));
    }

    private String withoutSession(int day, Instant at) {
        var event = new JsonObject(event(day, at, "add_to_cart", Map.of("itemId", "coat", "quantity", 1)));
        event.remove("sessionId");
        return event.encode();
    }

    private String session(int day) {
        return "s-" + id + "-" + day;
    }

    private String event(int day, Instant at, String type, Map<String, Object> more) {
        var event = new JsonObject()
                .put("eventId", session(day) + ":" + at.getEpochSecond())
                .put("type", type)
                .put("occurredAt", at.toString())
                .put("visitorId", id)
                .put("sessionId", session(day))
                .put("customerId", "c-" + id)
                .put("channel", "email")
                .put("userAgent", "Mozilla/5.0 (X11; Linux x86_64)")
                .put("somethingElse", id);
        more.forEach(event::put);
        return event.encode();
    }
}
