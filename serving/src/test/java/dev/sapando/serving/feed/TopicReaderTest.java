package dev.sapando.serving.feed;

import static dev.sapando.serving.Shop.NOW;
import static dev.sapando.serving.Shop.key;
import static dev.sapando.serving.Shop.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Session;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.visitors.VisitorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final String TOPIC = Topics.FEATURES_SESSIONS.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);
    private final Progress progress = new Progress();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MockConsumer<String, byte[]> consumer = consumer();
    private final MockConsumer<String, byte[]> second = consumer();
    private final Deque<MockConsumer<String, byte[]>> consumers = new ArrayDeque<>(List.of(consumer, second));
    private final TopicReader reader = new TopicReader(
            TOPIC,
            this::connect,
            new Absorber<>(new Feed<>(Topics.FEATURES_SESSIONS, state::session), state, meters),
            progress,
            () -> java.time.Instant.ofEpochMilli(millis.addAndGet(100)));

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void it_is_ready_once_all_that_was_there_at_the_start_is_in_the_state_and_skips_what_it_cannot_read() {
        reader.start();
        await().until(() -> progress.complaint().orElse("").startsWith("4 records"));

        arrive(0, "ana", session("ana", 1, "coat", "hat"));
        arrive(1, "bo", session("bo", 1, "coat", "hat"));
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 2, key("bo"), new byte[] {1, 2, 3})));
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 3, key("bo"), null)));

        await().until(() -> progress.complaint().isEmpty());
        assertThat(state.neighbours().sessions()).isEqualTo(1);
        assertThat(state.read(state::offsetsSeen)).containsEntry("features.sessions-0", 4L);
        assertThat(meters.get("sapando.serving.feed.skipped").counter().count()).isEqualTo(1);
        assertThat(meters.get("sapando.serving.feed.records").counter().count()).isEqualTo(3);
    }

    @Test
    void an_outage_leaves_the_state_as_it_was_and_reading_goes_on_afterwards() {
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("broker away")));
        arrive(0, "ana", session("ana", 1, "coat", "hat"));
        reader.start();

        await().until(() -> state.read(() -> state.neighbours().sessions()) == 1);
        assertThat(progress.complaint()).isPresent();
    }

    @Test
    void after_a_fault_it_reads_on_from_what_the_state_has_come_to() {
        arrive(0, "ana", session("ana", 1, "coat", "hat"));
        arrive(1, "bo", session("bo", 1, "coat", "hat"));
        consumer.schedulePollTask(() -> {
            throw new NoClassDefFoundError("a fault of ours");
        });
        reader.start();
        await().until(() -> progress.complaint().orElse("").contains("a fault of ours"));
        arrive(second, 0, "ana", session("ana", 1, "coat", "hat"));
        arrive(second, 1, "bo", session("bo", 1, "coat", "hat"));
        arrive(second, 2, "cy", session("cy", 1, "coat", "hat"));
        second.updateEndOffsets(Map.of(PARTITION, 3L));

        await().until(() -> progress.complaint().isEmpty());
        assertThat(state.read(() -> state.neighbours().sessions())).isEqualTo(3);
        assertThat(meters.get("sapando.serving.feed.records").counter().count())
                .as("none twice")
                .isEqualTo(3);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void a_fault_that_repeats_is_told_throughout_and_what_is_known_grows_old() {
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        second.updateEndOffsets(Map.of(PARTITION, 0L));
        second.schedulePollTask(() -> {
            throw new IllegalStateException("the second time");
        });
        reader.start();
        await().until(() -> progress.complaint().isEmpty());
        consumer.schedulePollTask(() -> {
            throw new IllegalStateException("the first time");
        });
        await().until(() -> progress.warning().orElse("").contains("the first time"));
        Optional<Long> complete = progress.caughtUpAt();

        await().until(() -> {
            String warning = progress.warning().orElse("nothing to warn of");
            assertThat(warning).startsWith("reading features.sessions fails: ");
            return warning.contains("the second time");
        });
        assertThat(progress.complaint()).as("still answering").isEmpty();
        assertThat(progress.caughtUpAt()).isEqualTo(complete);
    }

    /** With the last one it stays. */
    private MockConsumer<String, byte[]> connect() {
        return Objects.requireNonNull(consumers.size() > 1 ? consumers.poll() : consumers.peek());
    }

    private static MockConsumer<String, byte[]> consumer() {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 4L));
        return consumer;
    }

    private void arrive(long offset, String visitor, Session session) {
        arrive(consumer, offset, visitor, session);
    }

    private static void arrive(MockConsumer<String, byte[]> consumer, long offset, String visitor, Session session) {
        byte[] bytes = Topics.FEATURES_SESSIONS.values().serializer().serialize(TOPIC, session);
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key(visitor), bytes)));
    }
}
