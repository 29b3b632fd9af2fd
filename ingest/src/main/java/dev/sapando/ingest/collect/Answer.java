package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands in an answer: how many were taken, and of every other one why not. */
final class Answer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private Answer() {}

    static byte[] of(Batch batch) {
        return object(json -> {
            json.writeNumberField("accepted", batch.accepted());
            refusals(batch, json);
        });
    }

    /** What would become of it, as whose events it would be counted, and what would be noticed. */
    static byte[] ofCheck(Batch batch) {
        return object(json -> {
            json.writeNumberField("wouldAccept", batch.accepted());
            json.writeStringField("producer", batch.producer());
            refusals(batch, json);
            json.writeArrayFieldStart("flags");
            for (Batch.Noticed noticed : batch.noticed()) {
                json.writeStartObject();
                json.writeNumberField("index", noticed.index());
                json.writeStringField("eventId", noticed.id());
                json.writeStringField("flag", noticed.flag());
                json.writeEndObject();
            }
            json.writeEndArray();
            warnings(batch, json);
        });
    }

    private static void warnings(Batch batch, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Batch.Unknown unknown : batch.unknown()) {
            json.writeStartObject();
            json.writeNumberField("index", unknown.index());
            json.writeStringField("eventId", unknown.id());
            json.writeStringField("field", unknown.field().name());
            json.writeStringField("nearest", unknown.field().nearest().orElse(null));
            json.writeStringField("detail", unknown.field().sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static byte[] object(Content content) {
        var out = new ByteArrayOutputStream(64);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void refusals(Batch batch, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rejected");
        for (Refusal refusal : batch.refusals()) {
            json.writeStartObject();
            json.writeNumberField("index", refusal.index());
            json.writeStringField("eventId", refusal.id());
            json.writeStringField("code", refusal.violation().code());
            json.writeStringField("field", refusal.violation().field());
            json.writeStringField("detail", refusal.violation().detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
