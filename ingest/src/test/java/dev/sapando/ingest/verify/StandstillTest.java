package dev.sapando.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.verify.Standstill.Reach;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final TopicPartition ONE = new TopicPartition("events.collected", 0);
    private static final TopicPartition OTHER = new TopicPartition("events.collected", 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Standstill standstill = new Standstill(MINUTE.multipliedBy(3));
    private long nanos;

    @Test
    void who_has_read_everything_stands_not_still_however_long() {
        lookFor(60, Map.of(ONE, new Reach(7, 0, 7)));
        assertThat(standstill.longest()).isZero();
    }

    @Test
    void what_waits_and_is_not_read_counts_from_when_it_was_first_seen() {
        look(Map.of(ONE, new Reach(7, 0, 8)));
        assertThat(standstill.longest()).isZero();
        look(Map.of(ONE, new Reach(7, 0, 9)));
        look(Map.of(ONE, new Reach(7, 0, 1_000)));
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void one_step_is_a_new_beginning_and_so_slow_is_not_standing() {
        lookFor(60, Map.of(ONE, new Reach(7, 0, 1_000)));
        look(Map.of(ONE, new Reach(8, 0, 1_000)));
        assertThat(standstill.longest()).isZero();
        look(Map.of(ONE, new Reach(8, 0, 1_000)));
        assertThat(standstill.longest()).isEqualTo(MINUTE);
    }

    @Test
    void a_partition_that_stands_is_not_hidden_by_one_that_moves() {
        for (int read = 0; read <= 30; read++) {
            look(Map.of(ONE, new Reach(read, 0, 1_000), OTHER, new Reach(3, 0, 5)));
        }
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(30));
    }

    @Test
    void what_kafka_lets_go_meanwhile_is_no_progress() {
        for (int minute = 0; minute <= 30; minute++) {
            look(Map.of(ONE, new Reach(7, minute, 1_000)));
        }
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(30));
        look(Map.of(ONE, new Reach(7, 1_000, 1_000)));
        assertThat(standstill.longest()).as("nothing waits any more").isZero();
        look(Map.of(ONE, new Reach(7, 1_000, 1_001)));
        assertThat(standstill.longest()).as("and then something does").isEqualTo(MINUTE.multipliedBy(30));
        look(Map.of(ONE, new Reach(1_001, 1_000, 1_001)));
        assertThat(standstill.longest()).isZero();
    }

    @Test
    void a_partition_of_which_nothing_was_ever_committed_can_stand_still_too() {
        lookFor(10, Map.of(ONE, new Reach(Standstill.NOTHING, 0, 3)));
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(9));
    }

    @Test
    void who_was_frozen_together_with_it_does_not_count_for_how_long() {
        look(Map.of(ONE, new Reach(7, 0, 8)));
        nanos += Duration.ofHours(2).toNanos();
        look(Map.of(ONE, new Reach(7, 0, 8)));
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(3));
    }

    @Test
    void time_in_which_kafka_could_not_be_asked_does_not_count() {
        lookFor(3, Map.of(ONE, new Reach(7, 0, 8)));
        for (int minute = 0; minute < 600; minute++) {
            nanos += MINUTE.toNanos();
            standstill.lookedInVain();
        }
        look(Map.of(ONE, new Reach(7, 0, 8)));
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(2));
        look(Map.of(ONE, new Reach(7, 0, 8)));
        assertThat(standstill.longest()).isEqualTo(MINUTE.multipliedBy(3));
    }

    private void lookFor(int times, Map<TopicPartition, Reach> reached) {
        for (int time = 0; time < times; time++) {
            look(reached);
        }
    }

    private void look(Map<TopicPartition, Reach> reached) {
        nanos += MINUTE.toNanos();
        standstill.looked(reached, nanos);
    }
}
