package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.rejected.Rejection;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.RejectedEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in {@code events.rejected} of a record that came past the collector, and that it always can stand there. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class RejectionTest {
    /** Kafka's largest record as it ships, less room for key, headers and batch. */
    private static final int ROOM = 1_000_000;

    @TempDir
    Path state;

    private StreamRig rig;

    @BeforeEach
    void open() {
        rig = new StreamRig(state);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_refused_record_says_by_which_rule_whose_it_was_and_where_it_stands() {
        Event broken = viewed("s-3:1");
        broken.setItemId(null);
        broken.setProducer("server");
        rig.arrives(viewed("s-3:0"), NOW);
        rig.arrives(broken, NOW);

        RejectedEvent rejected = rig.rejected.readValue();
        assertThat(rejected.getRule()).isEqualTo("FieldsOfItsType");
        assertThat(rejected.getProducer()).isEqualTo("server");
        assertThat(rejected.getOriginTopic()).isEqualTo("events.collected");
        assertThat(rejected.getOriginPartition()).isZero();
        assertThat(rejected.getOriginOffset()).isEqualTo(1);
        assertThat(rejected.getApplication()).isEqualTo("sapando");
    }

    @Test
    void headers_carry_the_names_of_kafkas_own_dead_letter_queue() {
        rig.arrives("ana", "garbage".getBytes(UTF_8), NOW);

        assertThat(read(rig.rejected.readRecord().headers()))
                .containsEntry("__streams.errors.exception", "org.apache.kafka.common.errors.SerializationException")
                .containsEntry("__streams.errors.topic", "events.collected")
                .containsEntry("__streams.errors.partition", "0")
                .containsEntry("__streams.errors.offset", "0")
                .hasEntrySatisfying(
                        "__streams.errors.message", text -> assertThat(text).startsWith("unreadable: "));
    }

    @Test
    void what_is_verified_has_no_headers() {
        rig.arrives(viewed("s-3:1"), NOW);

        assertThat(rig.verified.readRecord().headers()).isEmpty();
    }

    @Test
    void without_consent_the_headers_do_not_say_more_than_the_record() {
        Event told = viewed("s-3:1");
        told.setConsent(false);
        rig.arrives(told, NOW);

        assertThat(read(rig.rejected.readRecord().headers()))
                .containsEntry("__streams.errors.message", "consent_not_honoured")
                .doesNotContainKey("__streams.errors.exception");
    }

    @Test
    void a_price_that_can_be_read_but_not_written_again_stops_nothing() {
        Event rich = viewed("s-3:1");
        rich.setCurrency("EUR");
        var line = OrderLine.newBuilder()
                .setItemId("red-coat")
                .setQuantity(1)
                .setUnitPrice(new BigDecimal("12345678901234.5678"))
                .build();
        rich.setLines(Collections.singletonList(line));
        byte[] bytes = StreamRig.bytes(rich);
        rig.arrives("ana", withLongerPrice(bytes), NOW);
        rig.arrives(viewed("s-3:2"), NOW);

        assertThat(rig.rejected.readValuesToList())
                .extracting(RejectedEvent::getCode)
                .containsExactly("unreadable");
        assertThat(rig.verified.readValuesToList()).hasSize(1);
    }

    /** A record the broker would not take would stop the stream for good: the transaction it is in could not be committed. */
    @Test
    void the_largest_event_that_keeps_the_contract_fits_into_a_record() {
        String name = "\u20ac".repeat(128);
        Event largest = viewed("\u20ac".repeat(64));
        largest.setType("purchase");
        largest.setVisitorId(name);
        largest.setSessionId(name);
        largest.setCustomerId(name);
        largest.setChannel(name);
        largest.setCampaign(name);
        largest.setPlatform(name);
        largest.setUserAgent("\u20ac".repeat(1_024));
        largest.setQuery("\u20ac".repeat(1_024));
        largest.setItemId(name);
        largest.setOrderId(name);
        largest.setRecommendationId(name);
        largest.setProducer(name);
        largest.setCurrency("EUR");
        largest.setPositions(Collections.nCopies(500, Integer.MAX_VALUE));
        largest.setLines(
                Collections.nCopies(500, new OrderLine(name, 100_000, new BigDecimal("99999999999999.9999"), name)));
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < 32; i++) {
            attributes.put(String.format("%03d", i) + "\u20ac".repeat(253), "\u20ac".repeat(1_024));
        }
        largest.setAttributes(attributes);
        rig.arrives(largest, NOW);

        Event verified = rig.verified.readValue();
        assertThat(StreamRig.bytes(verified)).hasSizeLessThan(ROOM);
    }

    @Test
    void so_does_the_largest_rejected_one() {
        rig.arrives("ana", new byte[Rejection.LONGEST_ORIGINAL * 2], NOW);
        Event talkative = viewed("\u20ac".repeat(100_000));
        talkative.setProducer("\u20ac".repeat(100_000));
        talkative.setVisitorId("\u20ac".repeat(100_000));
        talkative.setType("\u20ac".repeat(100_000));
        rig.arrives(talkative, NOW);

        assertThat(rig.rejected.readValuesToList()).hasSize(2).allSatisfy(rejected -> assertThat(
                        Topics.EVENTS_REJECTED.values().serializer().serialize("events.rejected", rejected))
                .hasSizeLessThan(ROOM));
    }

    /** Avro's own writer keeps to 18 digits; what another one writes is read. */
    private static byte[] withLongerPrice(byte[] event) {
        byte[] price = new BigDecimal("12345678901234.5678").unscaledValue().toByteArray();
        for (int at = 0; at + price.length <= event.length; at++) {
            if (java.util.Arrays.equals(event, at, at + price.length, price, 0, price.length)) {
                var longer = new byte[event.length + 1];
                System.arraycopy(event, 0, longer, 0, at);
                longer[at - 1] = (byte) (2 * (price.length + 1));
                longer[at] = 1;
                System.arraycopy(event, at, longer, at + 1, event.length - at);
                return longer;
            }
        }
        throw new IllegalArgumentException("no price in the event");
    }

    private static Map<String, String> read(Headers headers) {
        var read = new TreeMap<String, String>();
        headers.forEach(header -> read.put(header.key(), new String(header.value(), UTF_8)));
        return read;
    }
}
