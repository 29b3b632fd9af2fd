package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What makes two events the same one: the visitor's id and the event's. */
record EventKey(String visitorId, String eventId) {
    /** Empty where a line has no such ids, as text; then the collector or verification refuses it. */
    static Optional<EventKey> of(String line) {
        try {
            JsonNode event = EventAsJson.JSON.readTree(line);
            JsonNode visitor = event.path("visitorId");
            JsonNode id = event.path("eventId");
            return visitor.isTextual() && id.isTextual()
                    ? Optional.of(new EventKey(visitor.textValue(), id.textValue()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
