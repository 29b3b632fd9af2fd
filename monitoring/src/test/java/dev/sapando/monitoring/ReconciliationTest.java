package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accepted = verified + duplicates + rejected later, per minute of arrival. */
class ReconciliationTest {
    private static final Instant MINUTE = Instant.parse("2024-03-15T12:00:00Z");

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void every_event_that_came_in_is_accounted_for() {
        Event view = shop.view("ana", Shop.ago(100));
        flow.collected(view, MINUTE.plusSeconds(1))
                .collected(view, MINUTE.plusSeconds(59))
                .collectedBytes("rubbish".getBytes(StandardCharsets.UTF_8), MINUTE.plusSeconds(5))
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 0L, 0L))
                .outcome(new Outcome(MINUTE, 0, "product_view", 1L, 1L, 0L))
                .outcome(new Outcome(MINUTE, 0, "unknown", 0L, 0L, 1L))
                .rejected(rejected("undecodable", "verify"), MINUTE.plusSeconds(6))
                .rejected(rejected("price_negative", "collect"), MINUTE.plusSeconds(7));

        assertThat(outcomes(flow.cells()))
                .containsEntry("accepted", 3L)
                .containsEntry("verified", 1L)
                .containsEntry("duplicates", 1L)
                .containsEntry("rejected_verify", 1L)
                .containsEntry("rejected_collect", 1L)
                .containsEntry("unaccounted", 0L);
        assertThat(flow.cells().balance().unreconciled()).isZero();
        assertThat(flow.cells().balance().oldestOpen()).isEmpty();
    }

    @Test
    void an_event_that_vanished_is_missed_in_its_minute() {
        flow.collected(shop.view("ana", Shop.NOW), MINUTE.plusSeconds(61));

        assertThat(flow.cells().balance().unreconciled()).isOne();
        assertThat(flow.cells().balance().oldestOpen()).contains(MINUTE.plusSeconds(60));
        assertThat(outcomes(flow.cells())).containsEntry("unaccounted", 1L);
    }

    @Test
    void minutes_are_forgotten_after_a_week() {
        flow.collected(shop.view("ana", Shop.NOW), MINUTE);
        assertThat(outcomes(flow.cells())).containsEntry("accepted", 1L);

        flow.waiting(Duration.ofDays(7).plusHours(1));

        assertThat(outcomes(flow.cells())).isEmpty();
        assertThat(flow.cells().balance().unreconciled()).isZero();
    }

    private static Map<String, Long> outcomes(Cells cells) {
        Clock clock = Clock.fixed(Shop.NOW, ZoneOffset.UTC);
        var answers = new Answers(
                Catalogue.load(), cells, new Freshness(clock, OptionalDouble::empty), clock, ZoneId.of("UTC"));
        var outcomes = new HashMap<String, Long>();
        for (Row row :
                answers.answer("ingest", Optional.empty(), Optional.empty()).rows()) {
            assertThat(row.value()).isNotNull();
            outcomes.put(
                    row.labels().get("outcome"),
                    row.value() == null ? -1 : row.value().longValue());
        }
        return outcomes;
    }

    private static RejectedEvent rejected(String code, String stage) {
        return RejectedEvent.newBuilder().setCode(code).setStage(stage).build();
    }
}
