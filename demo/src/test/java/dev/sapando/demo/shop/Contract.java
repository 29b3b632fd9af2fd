package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the JSON of an event has to keep, written down a second time and independently: what is wrong with a line, in words. */
final class Contract {
    private static final Set<String> TEXTS = Set.of(
            "eventId",
            "type",
            "occurredAt",
            "visitorId",
            "sessionId",
            "customerId",
            "channel",
            "campaign",
            "platform",
            "userAgent",
            "itemId",
            "recommendationId",
            "query",
            "orderId",
            "currency",
            "page");
    private static final Set<String> NUMBERS = Set.of("position", "depthPercent", "dwellMillis", "quantity");
    private static final Map<EventType, List<String>> NEEDED = Map.of(
            EventType.PRODUCT_VIEW, List.of("itemId"),
            EventType.SCROLL, List.of("depthPercent", "dwellMillis"),
            EventType.SEARCH, List.of("query"),
            EventType.RECOMMENDATION_VIEW, List.of("recommendationId", "positions"),
            EventType.RECOMMENDATION_CLICK, List.of("recommendationId", "itemId", "position"),
            EventType.ADD_TO_CART, List.of("itemId", "quantity"),
            EventType.REMOVE_FROM_CART, List.of("itemId"),
            EventType.PURCHASE, List.of("orderId", "currency", "lines"),
            EventType.REFUND, List.of("orderId", "currency", "lines"),
            EventType.SIGN_UP, List.of("customerId"));

    private Contract() {}

    static List<String> broken(String line) {
        var event = new JsonObject(line);
        var wrong = new ArrayList<String>();
        var type = EventType.of(event.getString("type"));
        if (type.isEmpty()) {
            wrong.add("unknown type");
        }
        for (String field : List.of("eventId", "occurredAt", "visitorId", "consent")) {
            require(event, field, wrong);
        }
        type.ifPresent(t -> NEEDED.getOrDefault(t, List.of()).forEach(field -> require(event, field, wrong)));
        if (event.getString("eventId").length() > 64) {
            wrong.add("long eventId");
        }
        if (!isTime(event.getString("occurredAt"))) {
            wrong.add("occurredAt is no time with milliseconds");
        }
        for (String field : event.fieldNames()) {
            Object value = event.getValue(field);
            if (TEXTS.contains(field) && !(value instanceof String text && !text.isBlank() && text.length() < 1_024)) {
                wrong.add(field + " is no text");
            }
            if (NUMBERS.contains(field) && !(value instanceof Integer number && number >= 0)) {
                wrong.add(field + " is no count");
            }
        }
        if (event.getInteger("depthPercent", 0) > 100 || event.getInteger("quantity", 1) < 1) {
            wrong.add("out of range");
        }
        lines(event).forEach(order -> line(order, wrong));
        return wrong;
    }

    private static void line(JsonObject line, List<String> wrong) {
        require(line, "itemId", wrong);
        if (line.getInteger("quantity") < 1) {
            wrong.add("no quantity");
        }
        String price = line.getString("unitPrice");
        if (!price.matches("\\d+\\.\\d{2}") || new BigDecimal(price).signum() < 0) {
            wrong.add("unitPrice is no amount");
        }
    }

    private static List<JsonObject> lines(JsonObject event) {
        return event.getJsonArray("lines", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void require(JsonObject event, String field, List<String> wrong) {
        if (event.getValue(field) == null) {
            wrong.add("no " + field);
        }
    }

    private static boolean isTime(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z")) {
            return false;
        }
        return Instant.parse(text).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
    }
}
