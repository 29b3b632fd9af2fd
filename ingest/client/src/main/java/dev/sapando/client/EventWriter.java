package dev.sapando.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes an event as one line of JSON, with the id and the time it lacks. */
final class EventWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final EventNumbers numbers;
    private final Clock clock;

    EventWriter(EventNumbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    String id(ShopEvent event) {
        return event.text("eventId").orElseGet(() -> numbers.next(event.text("sessionId")));
    }

    byte[] line(String eventId, ShopEvent event) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("eventId", eventId);
            if (!event.fields().containsKey("occurredAt")) {
                json.writeStringField(
                        "occurredAt",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            }
            for (Map.Entry<String, Object> field : event.fields().entrySet()) {
                if (!field.getKey().equals("eventId")) {
                    json.writeFieldName(field.getKey());
                    JsonValue.write(field.getValue(), json);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
