package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.monitoring.business.OtherRelease;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OldestStateTest {
    private static final String HISTORIES = "shop-visitor-histories-changelog";
    private static final String LISTS = "shop-visitor-exposures-changelog";
    private static final byte[] DAMAGED = {'{'};
    /** No day is as damaged as one of two thousand million. */
    private static final byte[] SWOLLEN = {2, 0, -1, -1, -1, -1, 5};

    private static final byte[] EARLIER = {1, 0, 0, 0};
    private static final byte[] OURS = {3, 0, 0, 0, 0, 0, 0};

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void one_of_another_release_is_found_in_whichever_partition() {
        partitions(HISTORIES, 1, 1);
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 0, OURS));
        consumer.schedulePollTask(() -> record(HISTORIES, 1, 0, EARLIER));

        assertThatThrownBy(this::check)
                .isInstanceOf(OtherRelease.class)
                .hasMessage("a visitor's history has version 1, not 3: another release of monitoring wrote it"
                        + " (shop-visitor-histories-changelog-1, offset 0)");
    }

    @Test
    void whatever_is_kept_of_visitors_is_looked_at() {
        partitions(HISTORIES, 1, 0);
        partitions(LISTS, 0, 1);
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 0, OURS));
        consumer.schedulePollTask(() -> record(LISTS, 1, 0, EARLIER));

        assertThatThrownBy(this::check)
                .isInstanceOf(OtherRelease.class)
                .hasMessageContaining("what became of a served list has version 1, not 2");
    }

    @Test
    void what_is_forgotten_or_damaged_is_passed_over() {
        partitions(HISTORIES, 4, 0);
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 0, null));
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 1, DAMAGED));
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 2, SWOLLEN));
        consumer.schedulePollTask(() -> record(HISTORIES, 0, 3, EARLIER));

        assertThatThrownBy(this::check).isInstanceOf(OtherRelease.class);
    }

    @Test
    void where_there_are_none_nothing_is_waited_for() {
        assertThatCode(() -> check(Duration.ZERO)).doesNotThrowAnyException();
        partitions(HISTORIES, 0, 0);
        assertThatCode(() -> check(Duration.ZERO)).doesNotThrowAnyException();
    }

    @Test
    void where_they_cannot_be_read_nothing_is_counted_on_top_of_them() {
        partitions(HISTORIES, 0, 1);

        assertThatThrownBy(() -> check(Duration.ZERO))
                .isInstanceOf(StartFailure.class)
                .hasMessage("the oldest state of visitors is not read after 0 s; is KAFKA_BOOTSTRAP_SERVERS right,"
                        + " is the broker well?");
    }

    private void check() {
        check(Duration.ofSeconds(60));
    }

    private void check(Duration patience) {
        new OldestState(consumer, BusinessMetrics.visitorTopics("shop"), patience).check();
    }

    private void partitions(String topic, long... ends) {
        consumer.updatePartitions(
                topic,
                List.of(new PartitionInfo(topic, 0, null, null, null), new PartitionInfo(topic, 1, null, null, null)));
        for (int partition = 0; partition < ends.length; partition++) {
            var place = new TopicPartition(topic, partition);
            consumer.updateBeginningOffsets(Map.of(place, 0L));
            consumer.updateEndOffsets(Map.of(place, ends[partition]));
        }
    }

    private void record(String topic, int partition, long offset, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(topic, partition, offset, new byte[0], value));
    }
}
