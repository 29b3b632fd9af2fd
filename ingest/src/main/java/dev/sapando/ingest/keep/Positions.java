package dev.sapando.ingest.keep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Where in Kafka the archive stands: the manifest says it, and no consumer group. For the consumer's thread. */
final class Positions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Archive archive;
    private final List<ArchivedTopic<?>> topics;
    private final Losses losses;

    Positions(Consumer<byte[], byte[]> consumer, Archive archive, List<ArchivedTopic<?>> topics, Losses losses) {
        this.consumer = consumer;
        this.archive = archive;
        this.topics = List.copyOf(topics);
        this.losses = losses;
    }

    /** Takes every partition there is; those it had stay where they are. */
    void assign() {
        List<TopicPartition> all = new ArrayList<>();
        for (ArchivedTopic<?> topic : topics) {
            for (PartitionInfo each : consumer.partitionsFor(topic.name(), PATIENCE)) {
                all.add(new TopicPartition(each.topic(), each.partition()));
            }
        }
        Set<TopicPartition> had = Set.copyOf(consumer.assignment());
        if (had.containsAll(all)) {
            return;
        }
        Map<TopicPartition, Long> positions = new HashMap<>();
        had.forEach(partition -> positions.put(partition, consumer.position(partition)));
        consumer.assign(all);
        positions.forEach(consumer::seek);
        all.stream().filter(partition -> !had.contains(partition)).forEach(this::goOn);
    }

    private void goOn(TopicPartition partition) {
        Long next = archive.manifest().topic(partition.topic()).next().get(partition.partition());
        if (next == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, next);
        }
    }

    /**
     * What the archive wants is no longer, or not any more, in Kafka: that is said and counted, and it goes on with what there is. Where a
     * log was cut off it may have been written to again since, under offsets the archive has had: where from, only a
     * {@link LogTruncationException} knows, and not always.
     *
     * @return by partition, where it goes on; to be committed, since the offset that was wanted may be there again at the next start
     */
    Map<TopicPartition, Long> recover(OffsetOutOfRangeException outOfRange) {
        Map<TopicPartition, Long> wanted = outOfRange.offsetOutOfRangePartitions();
        Map<TopicPartition, OffsetAndMetadata> divergent =
                outOfRange instanceof LogTruncationException truncation ? truncation.divergentOffsets() : Map.of();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet(), PATIENCE);
        Map<TopicPartition, Long> end = consumer.endOffsets(wanted.keySet(), PATIENCE);
        Map<TopicPartition, Long> next = new HashMap<>();
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            OffsetAndMetadata firstOther = divergent.get(partition);
            if (offset < start) {
                losses.hole(partition, offset, start);
                next.put(partition, start);
            } else if (firstOther != null) {
                long from = Math.max(start, Math.min(offset, firstOther.offset()));
                losses.writtenAnew(partition, from, offset);
                next.put(partition, from);
            } else {
                // It may have grown beyond what was wanted since the broker said no.
                long from = Math.min(offset, end.getOrDefault(partition, offset));
                losses.cutOff(partition, from, offset);
                next.put(partition, from);
            }
        });
        next.forEach(consumer::seek);
        return next;
    }

    /** Whether everything is read, asked of Kafka now: the lag that a consumer knows is that of its last answer. */
    boolean areAtTheEnd() {
        return consumer.endOffsets(consumer.assignment(), PATIENCE).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    /** Records of a topic that are in Kafka and not read yet; empty where that is not known yet. */
    OptionalLong behind(String topic) {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            if (partition.topic().equals(topic)) {
                OptionalLong lag = consumer.currentLag(partition);
                if (lag.isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += lag.getAsLong();
            }
        }
        return OptionalLong.of(sum);
    }
}
