package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands in a 202: how many were taken, and of every other one why not. */
final class Answer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Answer() {}

    static byte[] of(Batch batch) {
        var out = new ByteArrayOutputStream(64);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("accepted", batch.accepted());
            json.writeArrayFieldStart("rejected");
            for (Refusal refusal : batch.refusals()) {
                write(refusal, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Refusal refusal, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", refusal.index());
        json.writeStringField("eventId", refusal.id());
        json.writeStringField("code", refusal.violation().code());
        json.writeStringField("field", refusal.violation().field());
        json.writeStringField("detail", refusal.violation().detail());
        json.writeEndObject();
    }
}
