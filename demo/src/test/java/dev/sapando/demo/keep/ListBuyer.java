package dev.sapando.demo.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Recommendations;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody who buys out of a list, more than the simulated shop's visitors do in two weeks, and sends some of it back. */
record ListBuyer(String id, Instant at, HttpPipeline shop) {
    private static final int LONG = 20;

    /** Enough that both arms have some. */
    static void some(HttpPipeline shop) {
        for (int buyer = 0; buyer < 6; buyer++) {
            new ListBuyer("buyer-" + buyer, Instant.parse("2024-03-08T12:00:00Z"), shop).buy(3 + buyer);
        }
    }

    /** Of the last place and of what the list did not have, units come back days later. */
    private void buy(int places) {
        List<String> more = ask(LONG).items();
        Recommendations list = ask(places);
        assertThat(list.items()).hasSize(places);
        String last = list.items().get(places - 1);
        String outside = more.stream()
                .filter(item -> !list.items().contains(item))
                .findFirst()
                .orElseThrow();
        int refused = shop.send(List.of(
                        event(
                                1,
                                "recommendation_view",
                                Map.of("recommendationId", list.id(), "positions", List.of(0, 1))),
                        event(2, "add_to_cart", Map.of("recommendationId", list.id(), "itemId", last, "quantity", 1)),
                        event(
                                3,
                                "add_to_cart",
                                Map.of("recommendationId", list.id(), "itemId", outside, "quantity", 1)),
                        event(4, "purchase", order(line(last, 3, list), line(outside, 2, list))),
                        event(4_000, "refund", order(line(last, 2, list), line(outside, 1, list)))))
                .rejected();
        assertThat(refused).isZero();
    }

    private Recommendations ask(int places) {
        return shop.recommend(new Ask(id, "s-" + id, null, "basket", places, at));
    }

    private Map<String, Object> order(JsonObject... lines) {
        return Map.of("orderId", "o-" + id, "currency", "EUR", "lines", List.of(lines));
    }

    private static JsonObject line(String item, int units, Recommendations list) {
        return new JsonObject(
                Map.of("itemId", item, "quantity", units, "unitPrice", "9.90", "recommendationId", list.id()));
    }

    private String event(int minutes, String type, Map<String, Object> more) {
        var event = new JsonObject()
                .put("eventId", "s-" + id + ":" + minutes)
                .put("type", type)
                .put("occurredAt", at.plus(Duration.ofMinutes(minutes)).toString())
                .put("visitorId", id)
                .put("sessionId", "s-" + id)
                .put("userAgent", "Mozilla/5.0 (X11; Linux x86_64)");
        more.forEach(event::put);
        return event.encode();
    }
}
