package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes one event of the project's own format. The visitor of a published data set is nobody, so consent is given. */
final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    interface More {
        void write(JsonGenerator json) throws IOException;
    }

    static Outgoing event(String eventId, String type, Instant occurredAt, String visitorId, More more) {
        var out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("occurredAt", occurredAt.toString());
            json.writeStringField("eventId", eventId);
            json.writeStringField("type", type);
            json.writeStringField("visitorId", visitorId);
            json.writeBooleanField("consent", true);
            more.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = "{\"occurredAt\":\"".length();
        return new Outgoing(
                out.toByteArray(),
                visitorId,
                occurredAt,
                from,
                from + occurredAt.toString().length());
    }
}
