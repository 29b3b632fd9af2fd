package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.json.NotJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OTTO's sessions: {@code {"session":0,"events":[{"aid":1,"ts":1659304800025,"type":"clicks"}]}}. What OTTO calls a session is
 * what one person did in weeks: it becomes a visitor. What was ordered in one moment is one order; prices are not told.
 */
final class OttoFormat implements Converter {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        JsonNode session = read(line);
        JsonNode id = session.path("session");
        if (!id.isIntegralNumber() || !session.path("events").isArray()) {
            throw new BrokenLine("no session with events");
        }
        var events = new ArrayList<Outgoing>();
        Map<Long, List<String>> orders = orders(session.path("events"));
        int number = 0;
        for (JsonNode event : session.path("events")) {
            event(id.asText(), number++, event, orders).ifPresent(events::add);
        }
        return List.copyOf(events);
    }

    /** Items by the moment of their order. */
    private static Map<Long, List<String>> orders(JsonNode events) {
        var orders = new HashMap<Long, List<String>>();
        for (JsonNode event : events) {
            if (event.path("type").asText().equals("orders")) {
                orders.computeIfAbsent(event.path("ts").asLong(), moment -> new ArrayList<>())
                        .add(event.path("aid").asText());
            }
        }
        return orders;
    }

    private static JsonNode read(Line line) throws BrokenLine {
        try {
            return JSON.readTree(line.bytes());
        } catch (IOException e) {
            throw new BrokenLine("not JSON: " + NotJson.IN_A_RECORDING.inLine(e));
        }
    }

    /** Empty for the second and later items of an order: the first one's event has them all. */
    private static Optional<Outgoing> event(String session, int number, JsonNode event, Map<Long, List<String>> orders)
            throws BrokenLine {
        if (!event.path("aid").isIntegralNumber() || !event.path("ts").isIntegralNumber()) {
            throw new BrokenLine("event " + number + " has no aid or no ts");
        }
        String item = event.path("aid").asText();
        long millis = event.path("ts").asLong();
        String type = event.path("type").asText();
        return switch (type) {
            case "clicks" ->
                Optional.of(
                        event(session, number, millis, "product_view", json -> json.writeStringField("itemId", item)));
            case "carts" ->
                Optional.of(
                        event(session, number, millis, "add_to_cart", json -> json.writeStringField("itemId", item)));
            case "orders" ->
                Optional.ofNullable(orders.remove(millis))
                        .map(items -> event(session, number, millis, "purchase", json -> {
                            json.writeStringField("orderId", "otto-" + session + "-" + millis);
                            lines(json, items);
                        }));
            default -> throw new BrokenLine("event " + number + " is of unknown type " + type);
        };
    }

    private static Outgoing event(String session, int number, long millis, String type, EventJson.More more) {
        return EventJson.event(session + ":" + number, type, Instant.ofEpochMilli(millis), "otto-" + session, more);
    }

    private static void lines(JsonGenerator json, List<String> items) throws IOException {
        json.writeStringField("currency", "EUR");
        json.writeArrayFieldStart("lines");
        for (String item : items) {
            json.writeStartObject();
            json.writeStringField("itemId", item);
            json.writeNumberField("quantity", 1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
