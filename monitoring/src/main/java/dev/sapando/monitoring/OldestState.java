package dev.sapando.monitoring;

import dev.sapando.monitoring.business.OtherRelease;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The oldest record that can be read of each partition of what is kept of visitors, looked at before anything is counted: what an
 * upgrade finds is all of the release before, and with state of both beside each other neither release could go on.
 */
final class OldestState {
    private static final Logger LOG = LoggerFactory.getLogger(OldestState.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Deserializer<?>> topics;
    private final Duration patience;
    private final long begin = System.nanoTime();

    /** @param topics by name, and what reads them */
    OldestState(Consumer<byte[], byte[]> consumer, Map<String, Deserializer<?>> topics, Duration patience) {
        this.consumer = consumer;
        this.topics = Map.copyOf(topics);
        this.patience = patience;
    }

    /**
     * @throws OtherRelease where another release wrote one of them
     * @throws StartFailure where they cannot be read in time
     */
    void check() {
        try {
            read(consumer.listTopics(left()));
        } catch (TimeoutException e) {
            throw new StartFailure(
                    "the oldest state of visitors is not read after " + patience.toSeconds()
                            + " s; is KAFKA_BOOTSTRAP_SERVERS right, is the broker well?",
                    e);
        }
    }

    private void read(Map<String, List<PartitionInfo>> known) {
        List<TopicPartition> partitions = topics.keySet().stream()
                .flatMap(topic -> known.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, left());
        Set<TopicPartition> unseen = new HashSet<>(partitions);
        while (true) {
            unseen.removeIf(partition -> consumer.position(partition, left()) >= ends.getOrDefault(partition, 0L));
            if (unseen.isEmpty()) {
                return;
            }
            if (left().isZero()) {
                throw new TimeoutException("nothing to be read in " + unseen);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (unseen.contains(partition) && isOurs(record)) {
                    unseen.remove(partition);
                    consumer.pause(Set.of(partition));
                }
            }
        }
    }

    private Duration left() {
        Duration left = patience.minusNanos(System.nanoTime() - begin);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Not what was forgotten, or is damaged. */
    private boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Objects.requireNonNull(topics.get(record.topic())).deserialize(record.topic(), record.value())
                    != null;
        } catch (OtherRelease e) {
            throw e.in(record);
        } catch (SerializationException e) {
            LOG.warn(
                    "oldest_state_damaged topic={} partition={} offset={} reason={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return false;
        }
    }
}
