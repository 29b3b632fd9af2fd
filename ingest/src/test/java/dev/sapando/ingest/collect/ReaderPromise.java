package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What holds for every body there can be: it is refused as a whole with a status that blames its sender, or each of its elements
 * is accepted or refused; what is accepted keeps the contract and fits into Kafka; and the answer is JSON that says so.
 */
final class ReaderPromise {
    private static final JsonFactory JSON = JsonLimits.BY_DEFAULT.factory();
    private static final ObjectMapper ANSWERS = new ObjectMapper();
    private static final int MOST = 1_000;
    private static final List<ElementReader> READERS = List.of(
            new EventReader(new Consent(true), new EventNotes()::of),
            new EventReader(new Consent(false)),
            new ItemReader(),
            new SpendReader());

    void holdsFor(byte[] body) {
        for (ElementReader reader : READERS) {
            for (MediaType type : MediaType.values()) {
                try {
                    check(new Bodies(reader, MOST, JSON).read(body, type, new Arrival(Shop.NOW, Client.ANYONE)));
                } catch (Refused e) {
                    assertThat(e.problem().status()).isBetween(400, 499);
                } catch (IOException e) {
                    throw new AssertionError("the answer is not JSON", e);
                }
            }
        }
    }

    private static void check(Batch batch) throws IOException {
        assertThat(batch.accepted() + batch.refusals().size()).isEqualTo(batch.elements());
        assertThat(batch.records()).hasSize(batch.elements());
        for (ProducerRecord<byte[], byte[]> record : batch.records()) {
            assertThat(record.value().length).isLessThan(LargestRecord.BYTES);
            if (record.topic().equals(Topics.EVENTS_COLLECTED.name())) {
                Event event =
                        Topics.EVENTS_COLLECTED.values().deserializer().deserialize(record.topic(), record.value());
                assertThat(Rules.firstViolation(event, Shop.NOW)).isEmpty();
            }
        }
        JsonNode answer = ANSWERS.readTree(Answer.of(batch));
        assertThat(answer.path("accepted").asInt()).isEqualTo(batch.accepted());
        assertThat(answer.path("rejected")).hasSize(batch.refusals().size());
        ANSWERS.readTree(Answer.ofCheck(batch));
    }
}
