package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ingest.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka no longer has what the archive wants, or what it had. Ana's events have offsets 0, 2, 4, … of one partition. */
class LossesTest {
    private static final TopicPartition ANAS =
            new TopicPartition("events.verified", Math.floorMod("ana".hashCode(), Kafka.PARTITIONS));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW);

    @Test
    void while_kafka_does_not_answer_that_is_said_nothing_is_called_complete_and_it_goes_on() throws Exception {
        try (var rig = archived("s:1")) {
            ArchiveStream stream = rig.works().stream();
            Instant complete = stream.complete();
            clock.pass(Duration.ofMinutes(2));
            rig.consumer().setPollException(new TimeoutException("not in 10 s"));
            stream.stepOrWait();

            assertThat(stream.complaint())
                    .hasValueSatisfying(told -> assertThat(told).contains("is asked again: not in 10 s"));
            assertThat(stream.complete()).isEqualTo(complete);
            assertThat(rig.meters.get("sapando.archive.behind.records").gauges())
                    .allSatisfy(gauge -> assertThat(gauge.value()).isNaN());

            rig.consumer().setOffsetsException(new TimeoutException("nor the end"));
            stream.stepOrWait();
            assertThat(stream.complete())
                    .as("what a consumer knows of the end is old")
                    .isEqualTo(complete);
            stream.stepOrWait();
            assertThat(stream.complaint()).isEmpty();
            assertThat(stream.complete()).isAfter(complete);
            kafka.append(Shop.viewed("s:2"), Shop.NOW);
            rig.archive();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2");
    }

    @Test
    void what_cannot_be_tried_again_ends_the_service_and_is_read_anew_by_its_next_life() throws Exception {
        try (var rig = archived("s:1")) {
            ArchiveStream stream = rig.works().stream();
            kafka.append(Shop.viewed("s:2"), Shop.NOW);
            rig.read();
            rig.consumer().setPollException(new KafkaException("a bug"));
            assertThat(stream.ended()).isNotDone();
            stream.run();

            assertThat(stream.ended()).isCompletedWithValueMatching(why -> why.contains("a bug"));
            assertThat(stream.complaint()).isPresent();
        }
        try (var next = new ArchiveRig(folder, kafka, clock)) {
            next.archive();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2");
    }

    @Test
    void what_retention_took_first_is_counted_told_and_not_told_again_by_the_next_start() throws Exception {
        try (var rig = archived("s:1", "s:2")) {
            assertThat(rig.works().stream().warning()).isEmpty();
            kafka.append(Shop.viewed("s:3"), Shop.NOW);
            kafka.append(Shop.viewed("s:4"), Shop.NOW);
            kafka.startAt(ANAS, 6);
            kafka.feed(rig.consumer());
            rig.consumer().setPollException(new OffsetOutOfRangeException(Map.of(ANAS, 3L)));
            rig.step();

            assertThat(next()).as("committed before anything else comes").isEqualTo(6);
            assertThat(rig.counter("sapando.archive.lost.records")).isEqualTo(3);
            assertThat(rig.works().stream().warning()).hasValueSatisfying(told -> assertThat(told)
                    .contains("of " + ANAS + " offsets from 3 until before 6 are missing in the archive"));
            rig.archive();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2", "s:4");
    }

    @Test
    void where_a_log_was_cut_off_and_written_anew_both_are_kept_and_nothing_new_is_left_out() throws Exception {
        try (var rig = archived("s:1", "s:2", "s:3")) {
            kafka.cutOff(ANAS, 2);
            kafka.append(Shop.viewed("s:4"), Shop.NOW);
            rig.consumer()
                    .setPollException(
                            new LogTruncationException(Map.of(ANAS, 5L), Map.of(ANAS, new OffsetAndMetadata(2))));
            rig.step();

            assertThat(next()).isEqualTo(2);
            assertThat(rig.counter("sapando.archive.truncated.records")).isEqualTo(3);
            assertThat(rig.works().stream().warning()).hasValueSatisfying(told -> assertThat(told)
                    .contains("of " + ANAS + " offsets from 2 until before 5 were archived before Kafka lost"));
            rig.archive();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2", "s:3", "s:4");
    }

    @Test
    void where_nobody_knows_how_far_a_log_was_cut_off_it_goes_on_at_its_end_and_says_what_may_be_missing()
            throws Exception {
        try (var rig = archived("s:1", "s:2", "s:3")) {
            kafka.cutOff(ANAS, 2);
            kafka.feed(rig.consumer());
            rig.consumer().setPollException(new OffsetOutOfRangeException(Map.of(ANAS, 5L)));
            rig.step();
        }
        assertThat(next()).isEqualTo(1);
        kafka.append(Shop.viewed("s:4"), Shop.NOW);
        kafka.append(Shop.viewed("s:5"), Shop.NOW);
        kafka.append(Shop.viewed("s:6"), Shop.NOW);
        try (var rig = new ArchiveRig(folder, kafka, clock)) {
            rig.archive();
        }
        assertThat(ids())
                .as("also where the log has grown beyond the old place before the next start")
                .containsExactlyInAnyOrder("s:1", "s:2", "s:3", "s:4", "s:5", "s:6");
    }

    @Test
    void a_log_that_has_grown_again_since_kafka_said_no_is_not_gone_ahead_in() throws Exception {
        try (var rig = archived("s:1", "s:2", "s:3")) {
            kafka.append(Shop.viewed("s:4"), Shop.NOW);
            kafka.append(Shop.viewed("s:5"), Shop.NOW);
            kafka.feed(rig.consumer());
            rig.consumer().setPollException(new OffsetOutOfRangeException(Map.of(ANAS, 5L)));
            rig.step();
            assertThat(rig.works().stream().warning())
                    .hasValueSatisfying(told -> assertThat(told).contains("written again before 5"));
            rig.archive();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2", "s:3", "s:4", "s:5");
    }

    @Test
    void what_was_read_and_not_yet_committed_stays_and_the_place_is_the_new_one() throws Exception {
        try (var rig = new ArchiveRig(folder, kafka, clock)) {
            kafka.append(Shop.viewed("s:1"), Shop.NOW);
            kafka.append(Shop.viewed("s:2"), Shop.NOW);
            rig.read();
            kafka.cutOff(ANAS, 2);
            rig.consumer()
                    .setPollException(
                            new LogTruncationException(Map.of(ANAS, 3L), Map.of(ANAS, new OffsetAndMetadata(2))));
            rig.step();
        }
        assertThat(next()).isEqualTo(2);
        assertThat(ids()).containsExactlyInAnyOrder("s:1", "s:2");
    }

    private ArchiveRig archived(String... eventIds) {
        var rig = new ArchiveRig(folder, kafka, clock);
        for (String each : eventIds) {
            kafka.append(Shop.viewed(each), Shop.NOW);
        }
        rig.archive();
        return rig;
    }

    private long next() throws Exception {
        return ManifestFile.read(folder)
                .orElseThrow()
                .topic(ANAS.topic())
                .next()
                .getOrDefault(ANAS.partition(), -1L);
    }

    private List<String> ids() throws Exception {
        var ids = new ArrayList<String>();
        try (var reader = ReadOnly.over(folder, 256_000_000)) {
            reader.ask("SELECT event_id FROM events", rows -> {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            });
        }
        return ids;
    }
}
