package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WholeTopicsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final WholeTopics.Keeping keeping = new WholeTopics.Keeping() {
        @Override
        public List<String> topics() {
            return List.of("t");
        }

        @Override
        public void startOver() {
            told.add("start over");
        }

        @Override
        public void complete() {
            told.add("complete");
        }

        @Override
        public void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp) {
            told.add(record.offset() + (caughtUp ? " as news" : ""));
        }
    };

    @Test
    void after_a_failure_all_is_read_again_and_complete_only_when_it_has_been() {
        MockConsumer<byte[], byte[]> failing = consumer(2);
        failing.schedulePollTask(() -> failing.addRecord(record(0)));
        failing.schedulePollTask(() -> failing.addRecord(record(1)));
        failing.schedulePollTask(() -> failing.addRecord(record(2)));
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("the broker is gone")));
        MockConsumer<byte[], byte[]> again = consumer(1);
        again.schedulePollTask(() -> again.addRecord(record(0)));
        Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>(List.of(failing, again));

        try (var topics = new WholeTopics("t", consumers::remove, keeping)) {
            assertThat(topics.isCatchingUp()).isTrue();
            topics.start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told)
                    .containsExactly(
                            "start over", // before anything is read
                            "start over",
                            "0",
                            "1",
                            "complete",
                            "2 as news",
                            "start over",
                            "0",
                            "complete"));
            await().atMost(PATIENCE).until(() -> topics.complaint().isEmpty());
            assertThat(topics.isCatchingUp()).isFalse();
        }
    }

    @Test
    void an_error_is_told_and_all_is_read_again() {
        MockConsumer<byte[], byte[]> failing = consumer(0);
        failing.schedulePollTask(() -> {
            throw new OutOfMemoryError("too many people");
        });
        MockConsumer<byte[], byte[]> again = consumer(1);
        again.schedulePollTask(() -> again.addRecord(record(0)));
        Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>(List.of(failing, again));

        try (var topics = new WholeTopics("t", consumers::remove, keeping)) {
            topics.start();
            await().atMost(PATIENCE)
                    .until(() -> told.contains("0") && topics.complaint().isEmpty());
        }
    }

    @Test
    void while_nothing_can_be_read_it_says_so_and_what_there_was_is_no_part() {
        MockConsumer<byte[], byte[]> failing = consumer(0);
        failing.setPollException(new KafkaException("the broker is gone"));
        try (var topics = new WholeTopics("t", () -> failing, keeping)) {
            topics.start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.complaint())
                    .contains("reading t fails: the broker is gone"));
            assertThat(topics.isCatchingUp()).isFalse();
        }
    }

    private static MockConsumer<byte[], byte[]> consumer(long end) {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.updatePartitions("t", List.of(new PartitionInfo("t", 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>("t", 0, offset, new byte[0], new byte[0]);
    }
}
