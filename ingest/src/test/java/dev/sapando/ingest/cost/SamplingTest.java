package dev.sapando.ingest.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.RejectedEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bytes of a record by type and field are those Avro's encoding gives them. */
class SamplingTest {
    private static final byte[] ANA = "ana".getBytes(StandardCharsets.UTF_8);

    @Test
    void every_byte_of_a_value_belongs_to_a_field_or_to_the_header() {
        byte[] value = bytes(purchase());
        var sampling = new Sampling<>(Topics.EVENTS_VERIFIED);
        sampling.add(ANA, value);
        Sample sample = sampling.sample();

        assertThat(sample.bytesByType()).containsOnly(Map.entry("purchase", 3L + value.length));
        assertThat(sample.bytesByField().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(value.length - 10);
        assertThat(sample.bytesByField())
                .containsEntry("eventId", 1L + "s-3:7".length())
                .containsEntry("type", 1L + "purchase".length())
                // Branch of the union, length, text.
                .containsEntry("userAgent", 2L + "Firefox".length())
                .containsEntry("query", 1L)
                .containsEntry("consent", 1L)
                // Branch, count of the block, end of the list.
                .containsEntry("lines", 3L)
                .containsEntry("lines[].itemId", 2 * (1L + "dress-12".length()))
                .containsEntry("lines[].quantity", 2L);
    }

    @Test
    void records_of_one_type_add_up() {
        var sampling = new Sampling<>(Topics.EVENTS_VERIFIED);
        byte[] value = bytes(purchase());
        sampling.add(ANA, value);
        sampling.add(ANA, value);

        assertThat(sampling.sample().records()).isEqualTo(2);
        assertThat(sampling.sample().bytes()).isEqualTo(2 * (3L + value.length));
    }

    @Test
    void what_cannot_be_read_and_what_calls_itself_anything_is_other() {
        var sampling = new Sampling<>(Topics.EVENTS_REJECTED);
        var rejected = RejectedEvent.newBuilder()
                .setCode("type_unknown")
                .setStage("collect")
                .setEventType("teleport-" + Long.MAX_VALUE)
                .build();
        byte[] value = Topics.EVENTS_REJECTED.values().serializer().serialize("events.rejected", rejected);
        sampling.add(new byte[0], value);
        sampling.add(new byte[0], new byte[] {1, 2, 3});

        assertThat(sampling.sample().bytesByType()).containsOnly(Map.entry("other", value.length + 3L));
    }

    @Test
    void a_tombstone_is_its_key() {
        var sampling = new Sampling<>(Topics.CATALOG_ITEMS);
        sampling.add(ANA, new byte[0]);

        assertThat(sampling.sample().bytesByType()).containsOnly(Map.entry("", 3L));
        assertThat(sampling.sample().bytesByField()).isEmpty();
    }

    private static byte[] bytes(Event event) {
        return Topics.EVENTS_VERIFIED.values().serializer().serialize("events.verified", event);
    }

    private static Event purchase() {
        var line = new OrderLine("dress-12", 1, new BigDecimal("79.9000"), null);
        return Event.newBuilder()
                .setEventId("s-3:7")
                .setType("purchase")
                .setOccurredAt(Instant.parse("2024-03-01T09:00:00Z"))
                .setVisitorId("ana")
                .setUserAgent("Firefox")
                .setConsent(true)
                .setOrderId("o-5")
                .setCurrency("EUR")
                .setLines(List.of(line, line))
                .build();
    }
}
