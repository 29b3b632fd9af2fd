package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sapando.event.EventType;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.erase.ErasurePromise;
import dev.sapando.ingest.erase.ErasureSalt;
import dev.sapando.ingest.keys.Client;
import dev.sapando.schema.Erasure;
import dev.sapando.schema.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What {@code DELETE /v1/visitors/ID} writes: an event into the visitor's own stream, where it is between what came before and what
 * comes after for everybody who reads it; and a line on the list of the forgotten, under the salted hash. Asked for twice, it is
 * written twice and means the same.
 */
public record Erasures(ErasureSalt salt, ErasurePromise promise) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String CAUTION =
            "The collector keeps no list of visitors, and so cannot tell whether this one was ever here: an id with a slip in it is"
                    + " answered just so.";

    /** One request for it: what to write, and what to answer once it is safe. */
    @SuppressWarnings("ArrayRecordComponent") // written to the answer, and never compared
    record Asked(List<ProducerRecord<byte[], byte[]>> records, byte[] answer) {}

    /** @throws Refused 400 where no event could name such a visitor */
    Asked of(String visitorId, Client from, Instant now) throws Refused {
        Event event = Event.newBuilder()
                .setEventId(EventType.ERASURE.wireName() + ":" + UUID.randomUUID())
                .setType(EventType.ERASURE.wireName())
                .setOccurredAt(now)
                .setVisitorId(visitorId)
                .setConsent(true)
                .setProducer(from.name())
                .build();
        Optional<Violation> violation = Rules.firstViolation(event, now);
        if (violation.isPresent()) {
            throw new Refused(400, violation.get().code(), violation.get().detail());
        }
        String hash = salt.hash(visitorId);
        return new Asked(
                List.of(
                        Records.of(Topics.EVENTS_COLLECTED, visitorId, event),
                        Records.of(Topics.PRIVACY_ERASURES, hash, new Erasure(hash, now))),
                answer(hash, now));
    }

    private byte[] answer(String hash, Instant now) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("visitorHash", hash);
            json.writeStringField("requestedAt", now.toString());
            json.writeObjectFieldStart("goneBy");
            for (Map.Entry<String, Instant> each : promise.goneBy(now).entrySet()) {
                json.writeStringField(each.getKey(), each.getValue().toString());
            }
            json.writeEndObject();
            json.writeStringField("caution", CAUTION);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
