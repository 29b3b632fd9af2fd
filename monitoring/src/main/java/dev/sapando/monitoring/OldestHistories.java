package dev.sapando.monitoring;

import dev.sapando.monitoring.business.OtherRelease;
import dev.sapando.monitoring.business.StoredHistory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The oldest history of each partition, looked at before anything is counted: what an upgrade finds is all of the release before, and
 * with histories of both beside each other neither release could go on.
 */
final class OldestHistories {
    private static final Logger LOG = LoggerFactory.getLogger(OldestHistories.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String changelog;

    OldestHistories(Consumer<byte[], byte[]> consumer, String changelog) {
        this.consumer = consumer;
        this.changelog = changelog;
    }

    /** @throws OtherRelease where another release wrote one of them */
    void check() {
        try {
            if (consumer.listTopics(PATIENCE).containsKey(changelog)) {
                read();
            }
        } catch (TimeoutException e) {
            // Whoever reads all of them looks at these, too.
            LOG.warn("oldest_histories_not_read topic={} reason={}", changelog, e.getMessage());
        }
    }

    private void read() {
        List<TopicPartition> partitions = consumer.partitionsFor(changelog).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Set<TopicPartition> unseen = new HashSet<>(partitions);
        long begin = System.nanoTime();
        Predicate<TopicPartition> isRead =
                partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L);
        for (unseen.removeIf(isRead); !unseen.isEmpty(); unseen.removeIf(isRead)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new TimeoutException("partitions " + unseen + " have shown none in " + PATIENCE);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null && unseen.remove(new TopicPartition(record.topic(), record.partition()))) {
                    look(record.value());
                }
            }
        }
    }

    private static void look(byte[] history) {
        try {
            new StoredHistory().read(history, 0);
        } catch (OtherRelease e) {
            throw e;
        } catch (SerializationException e) {
            LOG.debug("oldest_history_damaged", e); // whoever reads all of them says so
        }
    }
}
