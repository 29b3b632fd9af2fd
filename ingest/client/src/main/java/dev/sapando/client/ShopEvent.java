package dev.sapando.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that happened in the shop, as the contract has it (ingest's README names the fields). Immutable: each method answers
 * with another event. What is not said here (id, time) the client adds when it is sent; what is wrong the collector says.
 */
public final class ShopEvent {
    private final Map<String, Object> fields;

    private ShopEvent(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** @param kind one of the contract's types: {@code product_view}, {@code purchase}, … */
    public static ShopEvent of(String kind) {
        return new ShopEvent(Map.of()).set("type", kind);
    }

    public ShopEvent visitor(String visitorId) {
        return set("visitorId", visitorId);
    }

    public ShopEvent session(String sessionId) {
        return set("sessionId", sessionId);
    }

    public ShopEvent item(String itemId) {
        return set("itemId", itemId);
    }

    public ShopEvent consent(boolean given) {
        return set("consent", given);
    }

    /** When it happened; left out, it is when the event was handed to the client. */
    public ShopEvent at(Instant occurredAt) {
        return set("occurredAt", occurredAt);
    }

    /** For who numbers events already; unique for the visitor. Left out, the client numbers it. */
    public ShopEvent id(String eventId) {
        return set("eventId", eventId);
    }

    /** For a purchase or a refund. */
    public ShopEvent order(String orderId, String currency, OrderLine... lines) {
        return set("orderId", orderId).set("currency", currency).set("lines", List.of(lines));
    }

    /**
     * Any field, the contract's or one of your own.
     *
     * @param value a text, number, boolean, {@link Instant}, {@link OrderLine}, or a list or map of such
     * @throws IllegalArgumentException for a value of another kind
     */
    public ShopEvent set(String field, Object value) {
        Objects.requireNonNull(field, "field");
        var more = new TreeMap<>(fields);
        more.put(field, JsonValue.checked(field, value));
        return new ShopEvent(more);
    }

    Map<String, Object> fields() {
        return fields;
    }

    Optional<String> text(String field) {
        return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShopEvent event && fields.equals(event.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "ShopEvent" + fields;
    }
}
