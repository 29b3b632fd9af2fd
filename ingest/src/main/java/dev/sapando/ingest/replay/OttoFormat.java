package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        for (JsonNode event : session.path("events")) {
            events.add(event(id.asText(), events.size(), event));
        }
        return List.copyOf(events);
    }

    private static JsonNode read(Line line) throws BrokenLine {
        try {
            return JSON.readTree(line.bytes());
        } catch (JsonProcessingException e) {
            throw new BrokenLine("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BrokenLine("not JSON: " + e.getMessage());
        }
    }

    private static Outgoing event(String session, int number, JsonNode event) throws BrokenLine {
        if (!event.path("aid").isIntegralNumber() || !event.path("ts").isIntegralNumber()) {
            throw new BrokenLine("event " + number + " has no aid or no ts");
        }
        String item = event.path("aid").asText();
        long millis = event.path("ts").asLong();
        String type = event.path("type").asText();
        return switch (type) {
            case "clicks" ->
                event(session, number, millis, "product_view", json -> json.writeStringField("itemId", item));
            case "carts" ->
                event(session, number, millis, "add_to_cart", json -> json.writeStringField("itemId", item));
            case "orders" ->
                event(session, number, millis, "purchase", json -> order(json, "otto-" + session + "-" + millis, item));
            default -> throw new BrokenLine("event " + number + " is of unknown type " + type);
        };
    }

    private static Outgoing event(String session, int number, long millis, String type, EventJson.More more) {
        return EventJson.event(session + ":" + number, type, Instant.ofEpochMilli(millis), "otto-" + session, more);
    }

    private static void order(JsonGenerator json, String order, String item) throws IOException {
        json.writeStringField("orderId", order);
        json.writeStringField("currency", "EUR");
        json.writeArrayFieldStart("lines");
        json.writeStartObject();
        json.writeStringField("itemId", item);
        json.writeNumberField("quantity", 1);
        json.writeEndObject();
        json.writeEndArray();
    }
}
