package dev.sapando.demo.exact;

import dev.sapando.demo.shop.FixedLists;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shop's JSON as the topics have it, by the names that stand in it. Without consent nobody is told who it was. */
final class AsCollected {
    private AsCollected() {}

    static Event event(String line) {
        var json = new JsonObject(line);
        boolean consent = json.getBoolean("consent");
        return Event.newBuilder()
                .setEventId(json.getString("eventId"))
                .setType(json.getString("type"))
                .setOccurredAt(Instant.parse(json.getString("occurredAt")))
                .setConsent(consent)
                .setVisitorId(consent ? json.getString("visitorId") : null)
                .setSessionId(consent ? json.getString("sessionId") : null)
                .setCustomerId(consent ? json.getString("customerId") : null)
                .setUserAgent(consent ? json.getString("userAgent") : null)
                .setChannel(json.getString("channel"))
                .setCampaign(json.getString("campaign"))
                .setPlatform(json.getString("platform"))
                .setItemId(json.getString("itemId"))
                .setQuery(json.getString("query"))
                .setQuantity(json.getInteger("quantity"))
                .setDepthPercent(json.getInteger("depthPercent"))
                .setDwellMillis(json.getLong("dwellMillis"))
                .setRecommendationId(json.getString("recommendationId"))
                .setPosition(json.getInteger("position"))
                .setPositions(positions(json.getJsonArray("positions")))
                .setOrderId(json.getString("orderId"))
                .setCurrency(json.getString("currency"))
                .setLines(lines(json.getJsonArray("lines")))
                .build();
    }

    static ServedList list(FixedLists.Served served) {
        return ServedList.newBuilder()
                .setRecommendationId(served.list().id())
                .setVisitorId(served.ask().visitorId())
                .setServedAt(Objects.requireNonNull(served.ask().at()))
                .setPlacement(served.ask().placement())
                .setRelease(served.list().release())
                .setArm(served.list().arm())
                .setFallback("none")
                .setItems(served.list().items().stream()
                        .map(item -> new ServedItem(item, 1.0, "fixed"))
                        .toList())
                .build();
    }

    private static @Nullable List<Integer> positions(@Nullable JsonArray positions) {
        return positions == null
                ? null
                : positions.stream().map(Integer.class::cast).toList();
    }

    private static @Nullable List<OrderLine> lines(@Nullable JsonArray lines) {
        return lines == null
                ? null
                : lines.stream()
                        .map(JsonObject.class::cast)
                        .map(line -> new OrderLine(
                                line.getString("itemId"),
                                line.getInteger("quantity"),
                                new BigDecimal(line.getString("unitPrice")).setScale(4),
                                line.getString("recommendationId")))
                        .toList();
    }
}
