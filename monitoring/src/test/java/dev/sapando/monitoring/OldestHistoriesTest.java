package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.monitoring.business.OtherRelease;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OldestHistoriesTest {
    private static final String CHANGELOG = "histories-changelog";
    private static final byte[] DAMAGED = {'{'};
    private static final byte[] EARLIER = {1, 0, 0, 0};

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void one_of_another_release_is_found_in_whichever_partition() {
        partitions(1, 1);
        consumer.schedulePollTask(() -> record(0, 0, DAMAGED));
        consumer.schedulePollTask(() -> record(1, 0, EARLIER));

        assertThatThrownBy(this::check)
                .isInstanceOf(OtherRelease.class)
                .hasMessageContaining("has version 1, not 2: another release of monitoring wrote it");
    }

    @Test
    void the_forgotten_are_passed_over() {
        partitions(2, 0);
        consumer.schedulePollTask(() -> record(0, 0, null));
        consumer.schedulePollTask(() -> record(0, 1, EARLIER));

        assertThatThrownBy(this::check).isInstanceOf(OtherRelease.class);
    }

    @Test
    void where_there_are_none_nothing_is_waited_for() {
        assertThatCode(this::check).doesNotThrowAnyException();
        partitions(0, 0);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        new OldestHistories(consumer, CHANGELOG).check();
    }

    private void partitions(long... ends) {
        consumer.updatePartitions(
                CHANGELOG,
                List.of(
                        new PartitionInfo(CHANGELOG, 0, null, null, null),
                        new PartitionInfo(CHANGELOG, 1, null, null, null)));
        for (int partition = 0; partition < ends.length; partition++) {
            var place = new TopicPartition(CHANGELOG, partition);
            consumer.updateBeginningOffsets(Map.of(place, 0L));
            consumer.updateEndOffsets(Map.of(place, ends[partition]));
        }
    }

    private void record(int partition, long offset, byte @Nullable [] history) {
        consumer.addRecord(new ConsumerRecord<>(CHANGELOG, partition, offset, new byte[0], history));
    }
}
