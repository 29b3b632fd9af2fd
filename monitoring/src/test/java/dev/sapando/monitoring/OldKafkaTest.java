package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka keeps what was accepted for a day, and what became of it for a week: who comes late knows less of the one than of the other. */
class OldKafkaTest {
    private static final Instant MINUTE = Instant.parse("2024-03-15T12:00:00Z");
    private static final Instant DAYS_AGO = MINUTE.minus(Duration.ofDays(3));
    private static final Instant LATER = MINUTE.plus(Duration.ofHours(1));

    private final Event view = new Shop().view("ana", Shop.ago(100));
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void minutes_that_kafka_let_go_before_the_first_start_are_left_out_in_words() {
        aFirstStartOnAnOldKafka();
        flow.outcome(verified(DAYS_AGO, 7))
                .collected(view, MINUTE.plusSeconds(59))
                .outcome(verified(MINUTE, 2))
                .collected(view, MINUTE.plusSeconds(60))
                .outcome(verified(MINUTE.plusSeconds(60), 1));

        assertThat(answers().unaccounted()).isZero();
        assertThat(flow.cells().balance().oldestOpen()).isEmpty();
        assertThat(ingest()).containsEntry("accepted", 1L).containsEntry("verified", 1L);
        assertThat(answer("type").note())
                .contains(
                        "Left out: 9 events that arrived in minutes from 2024-03-12T12:00:00Z to 2024-03-15T12:00:00Z."
                                + " What was accepted then is not known here: it was not read before events.collected let it go.");
    }

    @Test
    void a_hole_in_a_minute_that_is_known_is_found_on_an_old_kafka_too() {
        aFirstStartOnAnOldKafka();
        flow.outcome(verified(DAYS_AGO, 7))
                .collected(view, MINUTE)
                .collected(view, MINUTE.plusSeconds(60))
                .collected(view, MINUTE.plusSeconds(61))
                .outcome(verified(MINUTE.plusSeconds(60), 1))
                .outcome(verified(MINUTE.plusSeconds(120), 1));

        assertThat(answers().unaccounted()).as("one too few, one too many").isEqualTo(2);
        assertThat(answer("unaccounted").rows())
                .extracting(Row::period)
                .containsExactly("2024-03-15T12:01:00Z", "2024-03-15T12:02:00Z");
    }

    @Test
    void nothing_is_said_of_a_partition_of_which_nothing_was_read() {
        flow.outcome(verified(DAYS_AGO, 7));

        assertThat(answers().unaccounted()).isZero();
        assertThat(answer("unaccounted").note().orElseThrow())
                .endsWith(
                        "Left out: 7 events that arrived in minutes from 2024-03-12T12:00:00Z to 2024-03-12T12:00:00Z."
                                + " What was accepted then is not known here: it was not read before events.collected let it go.");
    }

    @Test
    void a_kafka_that_has_all_from_the_first_event_on_is_known_from_its_first_minute() {
        flow.outcome(verified(MINUTE, 1)).collected(view, MINUTE).collected(view, MINUTE.plusSeconds(1));

        assertThat(answers().unaccounted()).isOne();
        assertThat(answer("type").note()).isEmpty();
    }

    @Test
    void what_kafka_let_go_while_monitoring_stood_still_is_a_gap_and_no_more() {
        flow.collected(view, DAYS_AGO)
                .collected(view, DAYS_AGO.plusSeconds(60))
                .outcome(verified(DAYS_AGO.plusSeconds(60), 5))
                .outcome(verified(DAYS_AGO.plusSeconds(120), 5));
        flow.driver.<String, Long>getKeyValueStore("collected-so-far").put("next-offset", 2L - 14);

        flow.collected(view, MINUTE).outcome(verified(MINUTE, 6)).collected(view, MINUTE.plusSeconds(60));

        assertThat(answer("unaccounted").rows())
                .as("before the gap and after it")
                .extracting(Row::period, row -> Objects.requireNonNull(row.numerator())
                        .intValue())
                .containsExactly(tuple("2024-03-12T12:00:00Z", 1), tuple("2024-03-15T12:01:00Z", 1));
        assertThat(answer("type").note().orElseThrow())
                .startsWith(
                        "Left out: 16 events that arrived in minutes from 2024-03-12T12:01:00Z to 2024-03-15T12:00:00Z.");
    }

    @Test
    void a_state_of_a_release_that_did_not_keep_how_far_it_had_read_goes_on_without_a_gap() {
        flow.collected(view, DAYS_AGO);
        forget("collected-so-far");

        flow.collected(view, MINUTE);

        assertThat(answers().unaccounted()).isEqualTo(2);
        assertThat(flow.values().keySet()).noneMatch(key -> key.startsWith("ingest.gap"));
    }

    @Test
    void a_gap_is_forgotten_with_its_last_minute_and_what_an_earlier_state_told_of_it() {
        aFirstStartOnAnOldKafka();
        flow.outcome(verified(DAYS_AGO, 1)).collected(view, MINUTE);
        assertThat(flow.values().keySet()).anyMatch(key -> key.startsWith("ingest.gap"));

        flow.waiting(Duration.ofDays(7).plusHours(1));

        assertThat(flow.values()).isEmpty();
    }

    /** What was collected before has offsets, and an earlier state has told of it; the one that counts now does not know it. */
    private void aFirstStartOnAnOldKafka() {
        flow.collected(view, DAYS_AGO);
        flow.cells();
        forget("minute-totals");
        forget("collected-so-far");
    }

    private void forget(String store) {
        KeyValueStore<String, Long> kept = flow.driver.getKeyValueStore(store);
        var keys = new ArrayList<String>();
        try (var all = kept.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(kept::delete);
    }

    private Map<String, Long> ingest() {
        return answer("type").rows().stream()
                .collect(Collectors.toMap(row -> row.labels().get("outcome"), row -> Objects.requireNonNull(row.value())
                        .longValue()));
    }

    private Answer answer(String by) {
        return answers().answer("ingest", Optional.empty(), Optional.of(by));
    }

    private Answers answers() {
        return Asking.at(LATER, flow.cells(), new People());
    }

    private static Outcome verified(Instant minute, long events) {
        return new Outcome(minute, 0, "product_view", events, 0L, 0L, null);
    }
}
