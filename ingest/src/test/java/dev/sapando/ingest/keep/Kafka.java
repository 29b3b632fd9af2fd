package dev.sapando.ingest.keep;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The topics as a test has filled them, for any number of consumers one after the other. */
final class Kafka {
    static final int PARTITIONS = 2;

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();
    private final Map<TopicPartition, Long> starts = new HashMap<>();

    Kafka() {
        for (ArchivedTopic<?> topic : ArchivedTopics.all()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                log.put(new TopicPartition(topic.name(), partition), new ArrayList<>());
            }
        }
    }

    void append(Event event, Instant arrivedAt) {
        append(Topics.EVENTS_VERIFIED, String.valueOf(event.getVisitorId()), event, arrivedAt);
    }

    <V> void append(Topic<String, V> topic, String key, V value, Instant arrivedAt) {
        bytes(topic.name(), key.hashCode(), topic.values().serializer().serialize(topic.name(), value), arrivedAt);
    }

    void tombstone(Topic<String, ?> topic, String key, Instant arrivedAt) {
        bytes(topic.name(), key.hashCode(), null, arrivedAt);
    }

    void bytes(String topic, int hash, byte @Nullable [] value, Instant arrivedAt) {
        var partition = new TopicPartition(topic, Math.floorMod(hash, PARTITIONS));
        List<ConsumerRecord<byte[], byte[]>> records = records(partition);
        // Transactions leave gaps: every second offset is not a record's.
        long offset = records.size() * 2L;
        records.add(new ConsumerRecord<>(
                topic,
                partition.partition(),
                offset,
                arrivedAt.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    /** What retention does to a log's beginning. */
    void startAt(TopicPartition partition, long offset) {
        starts.put(partition, offset);
    }

    /** What an unclean election does to a log's end: it ends before this offset, and grows on from there. */
    void cutOff(TopicPartition partition, long offset) {
        records(partition).removeIf(record -> record.offset() >= offset);
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return log.entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(topic))
                .flatMap(partition -> partition.getValue().stream())
                .toList();
    }

    /** At the beginning of nothing; it is assigned and sought by whoever gets it. */
    MockConsumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        log.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> consumer.updatePartitions(topic, List.of(info(topic, 0), info(topic, 1))));
        refresh(consumer);
        return consumer;
    }

    /** What a poll of this consumer is to find. */
    void feed(MockConsumer<byte[], byte[]> consumer) {
        refresh(consumer);
        log.forEach((partition, records) -> {
            long position = consumer.position(partition);
            records.stream().filter(each -> each.offset() >= position).forEach(consumer::addRecord);
        });
    }

    private void refresh(MockConsumer<byte[], byte[]> consumer) {
        log.forEach((partition, records) -> {
            consumer.updateBeginningOffsets(Map.of(partition, starts.getOrDefault(partition, 0L)));
            consumer.updateEndOffsets(Map.of(partition, Math.max(0, records.size() * 2L - 1)));
        });
    }

    private List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        return log.getOrDefault(partition, List.of());
    }

    private static PartitionInfo info(String topic, int partition) {
        return new PartitionInfo(topic, partition, Node.noNode(), new Node[0], new Node[0]);
    }
}
