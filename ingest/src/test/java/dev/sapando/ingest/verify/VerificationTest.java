package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills them
class VerificationTest {
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
    void an_erasure_passes_and_takes_the_visitors_orders_out_of_memory_and_nobody_elses() {
        rig.arrives(ordered("ana", "purchase", "s:1"), NOW);
        rig.arrives(ordered("bea", "purchase", "s:1"), NOW);
        Event erasure = viewed("erasure:1");
        erasure.setType("erasure");
        rig.arrives(erasure, NOW);
        rig.arrives(ordered("ana", "refund", "s:2"), NOW);
        rig.arrives(ordered("bea", "refund", "s:2"), NOW);

        var verified = rig.verified.readKeyValuesToList();
        assertThat(verified)
                .extracting(record -> record.key + " " + record.value.getType())
                .containsExactly("ana purchase", "bea purchase", "ana erasure", "ana refund", "bea refund");
        assertThat(verified.get(3).value.getFlags()).contains("refund_without_purchase");
        assertThat(verified.get(4).value.getFlags()).doesNotContain("refund_without_purchase");
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    private static Event ordered(String visitor, String type, String eventId) {
        Event event = viewed(eventId);
        event.setVisitorId(visitor);
        event.setType(type);
        event.setItemId(null);
        event.setOrderId("o-1");
        event.setCurrency("EUR");
        event.setLines(List.of(new OrderLine("red-coat", 1, null, null)));
        return event;
    }

    @Test
    void what_was_written_past_the_collector_is_refused_with_its_bytes_and_its_place() {
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        Event negative = viewed("s-3:2");
        negative.setItemId(null);
        rig.arrives("ana", garbage, NOW);
        rig.arrives(negative, NOW);
        rig.arrives("ana", null, NOW);
        rig.arrives(null, StreamRig.bytes(viewed("s-3:3")), NOW);
        rig.arrives("bea", StreamRig.bytes(viewed("s-3:4")), NOW);
        rig.arrives(viewed("s-3:5"), NOW);

        assertThat(rig.rejected.readValuesToList())
                .extracting(RejectedEvent::getCode, RejectedEvent::getStage, RejectedEvent::getOriginOffset)
                .containsExactly(
                        tuple("unreadable", "verify", 0L),
                        tuple("field_missing", "verify", 1L),
                        tuple("unreadable", "verify", 2L),
                        tuple("key_missing", "verify", 3L),
                        tuple("key_wrong", "verify", 4L));
        assertThat(rig.verified.readValuesToList())
                .extracting(Event::getEventId)
                .containsExactly("s-3:5");
    }

    @Test
    void a_time_that_no_calendar_writes_is_refused_and_stops_nothing() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        for (long millis :
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE, first.minusMillis(1).toEpochMilli()}) {
            Event event = viewed("s-3:1");
            event.setOccurredAt(Instant.ofEpochMilli(millis));
            rig.arrives(event, NOW);
        }
        rig.arrives(viewed("s-3:2"), NOW);

        List<RejectedEvent> rejected = rig.rejected.readValuesToList();
        assertThat(rejected)
                .extracting(RejectedEvent::getCode)
                .containsExactly("time_impossible", "time_impossible", "time_impossible");
        assertThat(rejected.get(2).getDetail())
                .contains(
                        "occurredAt 0000-12-31T23:59:59.999Z is outside of " + first + " to 9999-12-31T23:59:59.999Z");
        assertThat(rig.verified.readValuesToList()).hasSize(1);
    }

    @Test
    void the_original_bytes_are_kept_except_where_consent_is_missing() {
        Event told = viewed("s-3:1");
        told.setConsent(false);
        rig.arrives("ana", "garbage".getBytes(StandardCharsets.UTF_8), NOW);
        rig.arrives("ana", StreamRig.bytes(told), NOW);

        assertThat(rig.rejected.readValuesToList())
                .satisfiesExactly(
                        garbage -> assertThat(garbage.getOriginal())
                                .isEqualTo(ByteBuffer.wrap("garbage".getBytes(StandardCharsets.UTF_8))),
                        personal -> {
                            assertThat(personal.getCode()).isEqualTo("consent_not_honoured");
                            assertThat(personal.getOriginal()).isNull();
                            assertThat(personal.getVisitorId()).isNull();
                        });
    }

    @Test
    void machines_are_marked_and_not_refused() {
        Event crawled = viewed("s-3:1");
        crawled.setUserAgent("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        rig.arrives(crawled, NOW);
        rig.arrives(viewed("s-3:2"), NOW);

        assertThat(rig.verified.readValuesToList())
                .extracting(Event::getFlags)
                .containsExactly(List.of("bot"), List.of());
    }

    @Test
    void every_end_is_counted_per_minute_of_arrival_and_type_and_told_as_totals() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-3:1"), NOW.plusSeconds(1));
        rig.arrives(viewed("s-3:2"), NOW.plusSeconds(61));
        rig.arrives("ana", new byte[] {1}, NOW.plusSeconds(61));
        rig.driver.advanceWallClockTime(Duration.ofSeconds(1));

        Map<String, Outcome> told = rig.outcomes.readKeyValuesToMap();
        assertThat(told).hasSize(3);
        assertThat(told.get(key(NOW, "product_view"))).isEqualTo(new Outcome(NOW, 0, "product_view", 1L, 1L, 0L, null));
        assertThat(told.get(key(NOW.plusSeconds(60), "product_view")))
                .isEqualTo(new Outcome(NOW.plusSeconds(60), 0, "product_view", 1L, 0L, 0L, null));
        assertThat(told.get(key(NOW.plusSeconds(60), "unknown")))
                .isEqualTo(new Outcome(NOW.plusSeconds(60), 0, "unknown", 0L, 0L, 1L, null));

        rig.arrives(viewed("s-3:1"), NOW.plusSeconds(2));
        rig.driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(rig.outcomes.readKeyValuesToMap())
                .containsExactly(
                        Map.entry(key(NOW, "product_view"), new Outcome(NOW, 0, "product_view", 1L, 2L, 0L, null)));
    }

    @Test
    void what_each_write_key_sent_is_counted_apart() {
        rig.arrives(from("shop", viewed("s-3:1")), NOW);
        rig.arrives(from("shop", viewed("s-3:1")), NOW);
        rig.arrives(from("page", viewed("s-3:2")), NOW);
        rig.arrives(viewed("s-3:3"), NOW);
        rig.arrives(from("no key is called so", viewed("s-3:4")), NOW);
        Event refused = from("shop", viewed("s-3:5"));
        refused.setItemId(null);
        rig.arrives(refused, NOW);
        rig.driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(rig.outcomes.readKeyValuesToMap())
                .isEqualTo(Map.of(
                        key(NOW, "product_view") + "|shop",
                        new Outcome(NOW, 0, "product_view", 1L, 1L, 1L, "shop"),
                        key(NOW, "product_view") + "|page",
                        new Outcome(NOW, 0, "product_view", 1L, 0L, 0L, "page"),
                        key(NOW, "product_view"),
                        new Outcome(NOW, 0, "product_view", 2L, 0L, 0L, null)));
    }

    private static Event from(String producer, Event event) {
        event.setProducer(producer);
        return event;
    }

    @Test
    void cells_the_topic_has_let_go_of_leave_the_store() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.driver.advanceWallClockTime(Duration.ofDays(6));
        assertThat(rig.driver.getKeyValueStore(VerificationTopology.OUTCOMES).all())
                .hasNext();
        rig.driver.advanceWallClockTime(Duration.ofDays(2));

        try (var left =
                rig.driver.getKeyValueStore(VerificationTopology.OUTCOMES).all()) {
            assertThat(left).isExhausted();
        }
    }

    @Test
    void the_meter_tells_the_ends_apart() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(null, null, NOW);

        for (String outcome : new String[] {"verified", "duplicate", "unreadable"}) {
            assertThat(rig.registry
                            .counter(VerifyProcessor.METER, "outcome", outcome)
                            .count())
                    .as(outcome)
                    .isEqualTo(1);
        }
    }

    private static String key(Instant minute, String type) {
        return CompositeKey.of("0", String.valueOf(minute.toEpochMilli()), type);
    }
}
