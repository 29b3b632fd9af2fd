package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.ingest.rejected.Rejection;
import dev.sapando.ops.run.StartFailure;
import java.net.http.HttpResponse;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between what is accepted and what Kafka takes no event gets lost. */
class LargestEventTest {
    /** Of the batch a record travels in, with room to spare: Kafka's own is 61 bytes and a few for the record. */
    private static final int RECORD_OVERHEAD = 512;
    /** Three bytes of UTF-8 in one character: no text of so many characters is longer. */
    private static final String WIDE = "\u20ac";

    @Test
    void the_largest_event_that_is_accepted_fits_into_kafkas_largest_record() {
        try (var rig = new CollectorRig()) {
            HttpResponse<String> answer = rig.post(largest().toString());

            assertThat(answer.body()).startsWith("{\"accepted\":1");
            int bytes = size(rig.on("events.collected").get(0));
            System.out.println("largest event: " + bytes + " bytes of " + LargestRecord.BYTES);
            assertThat(bytes).isBetween(LargestRecord.BYTES / 2, LargestRecord.BYTES);
        }
    }

    /** So that the one above is really the largest: any of its parts a little larger is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"query", "userAgent", "itemId", "more", "lines", "positions", "attribute", "name"})
    void one_more_of_anything_is_refused(String what) {
        ObjectNode event = largest();
        switch (what) {
            case "more" -> event.put("one-more", "1");
            case "lines" -> event.withArray("lines").add(line());
            case "positions" -> event.withArray("positions").add(1);
            case "attribute" -> event.put(name(0), WIDE.repeat(1_023));
            case "name" -> {
                event.remove(name(0));
                event.put(name(0) + WIDE, "1");
            }
            default -> event.put(what, event.get(what).asText() + WIDE);
        }
        try (var rig = new CollectorRig()) {
            assertThat(rig.post(event.toString()).body()).startsWith("{\"accepted\":0");
        }
    }

    @Test
    void the_largest_refusal_fits_too() {
        ObjectNode event = largest();
        event.put("quantity", 0);
        event.put("more", WIDE.repeat(100_000));
        try (var rig = new CollectorRig()) {
            rig.post(event.toString());

            ProducerRecord<byte[], byte[]> record = rig.on("events.rejected").get(0);
            assertThat(size(record)).isBetween(Rejection.LONGEST_ORIGINAL, LargestRecord.BYTES);
        }
    }

    @Test
    void a_kafka_that_takes_less_stops_the_start() {
        assertThatThrownBy(() -> LargestRecord.require("999999", "KAFKA_MAX_REQUEST_SIZE"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("KAFKA_MAX_REQUEST_SIZE is 999999");
        LargestRecord.require("1000000", "KAFKA_MAX_REQUEST_SIZE");
        LargestRecord.require(null, "KAFKA_MAX_REQUEST_SIZE");
    }

    @Test
    void kafkas_defaults_are_large_enough() {
        assertThat((Integer) ProducerConfig.configDef().defaultValues().get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG))
                .isGreaterThanOrEqualTo(LargestRecord.BYTES);
    }

    private static ObjectNode largest() {
        ObjectNode event = new ObjectMapper().createObjectNode();
        event.put("type", "purchase")
                .put("occurredAt", "2024-03-01T08:59:00.123Z")
                .put("consent", true);
        event.put("eventId", WIDE.repeat(64)).put("currency", "EUR").put("quantity", 100_000);
        event.put("position", Integer.MAX_VALUE).put("depthPercent", 100).put("dwellMillis", Long.MAX_VALUE);
        for (String name : new String[] {
            "visitorId",
            "sessionId",
            "customerId",
            "channel",
            "campaign",
            "platform",
            "itemId",
            "recommendationId",
            "orderId"
        }) {
            event.put(name, WIDE.repeat(128));
        }
        event.put("userAgent", WIDE.repeat(1_024)).put("query", WIDE.repeat(1_024));
        for (int i = 0; i < 500; i++) {
            event.withArray("lines").add(line());
            event.withArray("positions").add(Integer.MAX_VALUE);
        }
        for (int i = 0; i < 32; i++) {
            // With its quotation marks, as it is kept: 1,024 characters.
            event.put(name(i), WIDE.repeat(1_022));
        }
        return event;
    }

    private static String name(int i) {
        return String.format("%02d", i) + WIDE.repeat(254);
    }

    private static ObjectNode line() {
        return new ObjectMapper()
                .createObjectNode()
                .put("itemId", WIDE.repeat(128))
                .put("quantity", 100_000)
                .put("unitPrice", "99999999999999.9999")
                .put("recommendationId", WIDE.repeat(128));
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        int key = record.key() == null ? 0 : record.key().length;
        return key + record.value().length + RECORD_OVERHEAD;
    }
}
