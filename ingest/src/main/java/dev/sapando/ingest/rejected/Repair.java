package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Fields to be written into each original before it is sent again; the event's id stays, unless it is what is repaired. */
final class Repair {
    private final Map<String, String> fields;

    /** @param fields name → value: JSON where it is, a text where it is not, none to take the field away */
    Repair(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** Empty where the line is no JSON object. */
    Optional<String> apply(String line) {
        if (fields.isEmpty()) {
            return Optional.of(line);
        }
        try {
            if (EventAsJson.JSON.readTree(line) instanceof ObjectNode event) {
                fields.forEach((name, text) -> {
                    if (text.isEmpty()) {
                        event.remove(name);
                    } else {
                        event.set(name, value(text));
                    }
                });
                return Optional.of(event.toString());
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JsonNode value(String text) {
        try {
            return EventAsJson.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return EventAsJson.JSON.getNodeFactory().textNode(text);
        }
    }
}
