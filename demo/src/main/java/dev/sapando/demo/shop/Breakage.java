package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One way in which a tracker spoils an event, and the code with which the contract refuses it. */
enum Breakage {
    NEGATIVE_PRICE("price_negative", EnumSet.of(EventType.PURCHASE, EventType.REFUND)) {
        @Override
        void spoil(JsonObject event) {
            JsonObject line = firstLine(event);
            line.put("unitPrice", "-" + line.getString("unitPrice"));
        }
    },
    COMMA_PRICE("amount_unreadable", EnumSet.of(EventType.PURCHASE, EventType.REFUND)) {
        @Override
        void spoil(JsonObject event) {
            JsonObject line = firstLine(event);
            line.put("unitPrice", line.getString("unitPrice").replace('.', ','));
        }
    },
    MISSING_ITEM("field_missing", EnumSet.of(EventType.PRODUCT_VIEW, EventType.ADD_TO_CART)) {
        @Override
        void spoil(JsonObject event) {
            event.remove("itemId");
        }
    },
    UNKNOWN_TYPE("type_unknown", EnumSet.of(EventType.PAGE_VIEW, EventType.SEARCH, EventType.RECOMMENDATION_CLICK)) {
        @Override
        void spoil(JsonObject event) {
            event.put("type", event.getString("type") + "_v2");
        }
    },
    BROKEN_DATE("time_unreadable", EnumSet.of(EventType.PAGE_VIEW, EventType.PRODUCT_VIEW, EventType.SCROLL)) {
        @Override
        void spoil(JsonObject event) {
            event.put("occurredAt", "2024-02-31T25:00:00Z");
        }
    },
    NO_VISITOR("field_missing", EnumSet.of(EventType.PRODUCT_VIEW, EventType.SEARCH)) {
        @Override
        void spoil(JsonObject event) {
            event.remove("visitorId");
        }
    },
    TOO_DEEP("depth_out_of_range", EnumSet.of(EventType.SCROLL)) {
        @Override
        void spoil(JsonObject event) {
            event.put("depthPercent", 100 + event.getInteger("depthPercent"));
        }
    },
    LONG_EVENT_ID("event_id_too_long", EnumSet.of(EventType.PRODUCT_VIEW, EventType.RECOMMENDATION_VIEW)) {
        @Override
        void spoil(JsonObject event) {
            event.put("eventId", event.getString("eventId") + "-".repeat(64));
        }
    },
    NONE_OF_IT("quantity_too_small", EnumSet.of(EventType.ADD_TO_CART)) {
        @Override
        void spoil(JsonObject event) {
            event.put("quantity", 0);
        }
    };

    private static final List<Breakage> ALL = List.of(values());

    private final String code;
    private final Set<EventType> types;

    Breakage(String code, Set<EventType> types) {
        this.code = code;
        this.types = types;
    }

    /** With which the collector refuses it. */
    String code() {
        return code;
    }

    abstract void spoil(JsonObject event);

    /** The ways in which an event of this type gets spoilt; of some types there are none. */
    static List<Breakage> of(EventType type) {
        return ALL.stream().filter(way -> way.types.contains(type)).toList();
    }

    private static JsonObject firstLine(JsonObject event) {
        JsonArray lines = event.getJsonArray("lines");
        return lines.getJsonObject(0);
    }
}
