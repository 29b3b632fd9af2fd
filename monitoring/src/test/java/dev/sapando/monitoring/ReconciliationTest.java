package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accepted = verified + duplicates + rejected later, per minute of arrival. */
class ReconciliationTest {
    private static final Instant MINUTE = Instant.parse("2024-03-15T12:00:00Z");
    private static final Duration SETTLING =
            MonitoringSettings.from(Settings.of(Map.of())).settling();

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();
    private Instant now = Shop.NOW;

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void a_minute_that_no_calendar_has_counts_nowhere() {
        flow.outcome(new Outcome(Instant.ofEpochMilli(Long.MAX_VALUE), 0, "product_view", 1L, 0L, 0L, null))
                .outcome(new Outcome(Instant.ofEpochMilli(Long.MIN_VALUE), 0, "product_view", 0L, 1L, 0L, null));

        assertThat(outcomes(flow.cells())).doesNotContainValue(1L);
    }

    @Test
    void every_event_that_came_in_is_accounted_for() {
        Event view = shop.view("ana", Shop.ago(100));
        flow.collected(view, MINUTE.plusSeconds(1))
                .collected(view, MINUTE.plusSeconds(59))
                .collectedBytes("rubbish".getBytes(StandardCharsets.UTF_8), MINUTE.plusSeconds(5))
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 0L, 0L, null))
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 1L, 0L, null))
                .outcome(new Outcome(MINUTE, 0, "unknown", 0L, 0L, 1L, null))
                .rejected(rejected("undecodable", "verify"), MINUTE.plusSeconds(6))
                .rejected(rejected("price_negative", "collect"), MINUTE.plusSeconds(7));

        assertThat(outcomes(flow.cells()))
                .containsEntry("accepted", 3L)
                .containsEntry("verified", 1L)
                .containsEntry("duplicates", 1L)
                .containsEntry("rejected_verify", 1L)
                .containsEntry("rejected_collect", 1L)
                .containsEntry("in_flight", 0L)
                .containsEntry("unaccounted", 0L);
        assertThat(flow.cells().balance().oldestOpen()).isEmpty();
    }

    @Test
    void
            an_event_is_in_flight_until_its_minute_is_settled_and_unaccounted_two_minutes_after_its_arrival_at_the_latest() {
        flow.collected(shop.view("ana", Shop.NOW), MINUTE.plusSeconds(60));
        assertThat(flow.cells().balance().oldestOpen()).contains(MINUTE.plusSeconds(60));

        now = MINUTE.plusSeconds(179);
        assertThat(outcomes(flow.cells())).containsEntry("in_flight", 1L).containsEntry("unaccounted", 0L);
        assertThat(answer("unaccounted").rows()).isEmpty();
        assertThat(answers().inFlight()).isOne();
        assertThat(answers().unaccounted()).isZero();

        now = MINUTE.plusSeconds(180);
        assertThat(outcomes(flow.cells())).containsEntry("in_flight", 0L).containsEntry("unaccounted", 1L);
        assertThat(answers().inFlight()).isZero();
        assertThat(answers().unaccounted()).isOne();
        assertThat(answer("minute").unreconciledEvents()).isOne();
    }

    @Test
    void a_minute_says_what_it_lacks_and_what_it_has_too_many() {
        Event view = shop.view("ana", Shop.NOW);
        flow.collected(view, MINUTE)
                .collected(view, MINUTE.plusSeconds(60))
                .collected(view, MINUTE.plusSeconds(61))
                .collected(view, MINUTE.plusSeconds(62))
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 0L, 0L, null))
                .outcome(new Outcome(MINUTE.plusSeconds(60), 0, "product_view", 0L, 1L, 0L, null))
                .outcome(new Outcome(MINUTE.plusSeconds(60), 0, "purchase", 0L, 0L, 2L, null));
        flow.cells();
        now = MINUTE.plusSeconds(600);

        assertThat(answer("unaccounted").rows())
                .extracting(Row::period, row -> row.labels().get("type"), Row::numerator, Row::denominator)
                .containsExactly(
                        tuple("2024-03-15T12:01:00Z", "product_view", new BigDecimal("2"), new BigDecimal("3")),
                        tuple("2024-03-15T12:01:00Z", "purchase", new BigDecimal("-2"), new BigDecimal("0")));
        assertThat(answers().unaccounted())
                .as("too many of one type do not make up for too few of another")
                .isEqualTo(4);
    }

    @Test
    void a_minute_that_verification_cannot_have_told_counts_for_nothing() {
        flow.outcome(new Outcome(MINUTE.plus(Duration.ofMinutes(61)), 0, "product_view", 1L, 0L, 0L, null))
                .outcome(new Outcome(Instant.parse("9999-12-31T23:59:00Z"), 0, "product_view", 1L, 0L, 0L, null))
                .outcome(new Outcome(
                        MINUTE.minus(Duration.ofDays(7)).minusSeconds(3_660), 0, "purchase", 1L, 0L, 0L, null));

        assertThat(flow.cells().balance().oldestOpen()).isEmpty();
        assertThat(flow.skipped(Topics.EVENTS_OUTCOMES)).isEqualTo(3);
    }

    @Test
    void a_minute_that_verification_tells_once_more_after_days_counts() {
        Instant old = MINUTE.minus(Duration.ofDays(7)).plusSeconds(60);
        flow.collected(shop.view("ana", old), old).outcome(new Outcome(old, 0, "product_view", 1L, 0L, 0L, null));

        assertThat(outcomes(flow.cells())).containsEntry("accepted", 1L).containsEntry("verified", 1L);
    }

    @Test
    void what_each_producer_sent_is_counted_apart() {
        Event named = shop.view("ana", Shop.NOW);
        named.setProducer("shop");
        Event nameless = shop.view("ben", Shop.NOW);
        Event strange = shop.view("cleo", Shop.NOW);
        strange.setProducer("no key is called so");
        RejectedEvent refused = rejected("price_negative", "collect");
        refused.setProducer("shop");
        flow.collected(named, MINUTE)
                .collected(named, MINUTE)
                .collected(named, MINUTE.plusSeconds(60))
                .collected(nameless, MINUTE)
                .collected(strange, MINUTE)
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 1L, 0L, "shop"))
                .outcome(new Outcome(MINUTE, 0, "product_view", 2L, 0L, 0L, null))
                .rejected(refused, MINUTE);
        now = MINUTE.plusSeconds(600);

        assertThat(answer("producer").rows())
                .filteredOn(row -> row.value() != null && row.value().signum() != 0)
                .extracting(
                        row -> row.labels().get("producer"), row -> row.labels().get("outcome"), Row::numerator)
                .containsExactly(
                        tuple("none", "accepted", new BigDecimal("2")),
                        tuple("none", "verified", new BigDecimal("2")),
                        tuple("shop", "accepted", new BigDecimal("3")),
                        tuple("shop", "verified", new BigDecimal("1")),
                        tuple("shop", "duplicates", new BigDecimal("1")),
                        tuple("shop", "unaccounted", new BigDecimal("1")),
                        tuple("shop", "rejected_collect", new BigDecimal("1")));
        assertThat(outcomes(flow.cells()))
                .as("of all of them together")
                .containsEntry("accepted", 5L)
                .containsEntry("verified", 3L)
                .containsEntry("unaccounted", 1L);
    }

    @Test
    void of_many_producers_the_largest_are_named() {
        for (int i = 0; i < 5; i++) {
            Event event = shop.view("ana", Shop.NOW);
            event.setProducer("key-" + i);
            for (int n = 0; n <= i; n++) {
                flow.collected(event, MINUTE);
            }
        }

        assertThat(answer("producer").rows())
                .filteredOn(row -> "accepted".equals(row.labels().get("outcome")))
                .extracting(row -> row.labels().get("producer"), Row::numerator)
                .containsExactly(
                        tuple("key-2", new BigDecimal("3")),
                        tuple("key-3", new BigDecimal("4")),
                        tuple("key-4", new BigDecimal("5")),
                        tuple("other", new BigDecimal("3")));
    }

    @Test
    void a_reason_that_fills_a_record_makes_no_cell_that_is_too_large_for_one() {
        String endless = "x".repeat(600_000);
        flow.rejected(rejected(endless, endless), MINUTE);

        assertThat(flow.values().keySet())
                .singleElement()
                .satisfies(key -> assertThat(key).startsWith("ingest.refused").hasSizeLessThan(300));
    }

    @Test
    void minutes_are_forgotten_after_a_week() {
        flow.collected(shop.view("ana", Shop.NOW), MINUTE);
        assertThat(outcomes(flow.cells())).containsEntry("accepted", 1L);

        flow.waiting(Duration.ofDays(7).plusHours(1));

        assertThat(outcomes(flow.cells())).isEmpty();
        now = MINUTE.plus(Duration.ofDays(8));
        assertThat(answers().unaccounted()).isZero();
    }

    private Map<String, Long> outcomes(Cells cells) {
        var outcomes = new HashMap<String, Long>();
        for (Row row : answers(cells)
                .answer("ingest", Optional.empty(), Optional.empty())
                .rows()) {
            outcomes.put(
                    row.labels().get("outcome"),
                    Objects.requireNonNull(row.value()).longValue());
        }
        return outcomes;
    }

    private Answer answer(String by) {
        return answers().answer("ingest", Optional.empty(), Optional.of(by));
    }

    private Answers answers() {
        return answers(flow.cells());
    }

    private Answers answers(Cells cells) {
        return Asking.at(now, cells, new People());
    }

    private static RejectedEvent rejected(String code, String stage) {
        return RejectedEvent.newBuilder().setCode(code).setStage(stage).build();
    }
}
