package dev.sapando.ingest.keep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where in Kafka the archive stands: the manifest says it, and no consumer group. For the consumer's thread. */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Archive archive;
    private final List<ArchivedTopic<?>> topics;
    private final ArchiveMeters meters;

    Positions(Consumer<byte[], byte[]> consumer, Archive archive, List<ArchivedTopic<?>> topics, ArchiveMeters meters) {
        this.consumer = consumer;
        this.archive = archive;
        this.topics = List.copyOf(topics);
        this.meters = meters;
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

    /** What the archive wants is no longer, or not any more, in Kafka: that is said and counted, and it goes on with what there is. */
    void recover(OffsetOutOfRangeException outOfRange) {
        Map<TopicPartition, Long> wanted = outOfRange.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet(), PATIENCE);
        Map<TopicPartition, Long> end = consumer.endOffsets(wanted.keySet(), PATIENCE);
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            long behindLast = end.getOrDefault(partition, offset);
            if (offset < start) {
                LOG.error(
                        "archive_hole partition={} from={} until={} reason=\"Kafka kept it no longer; was the archive off?\"",
                        partition,
                        offset,
                        start);
                meters.lost(partition.topic(), start - offset);
                consumer.seek(partition, start);
            } else {
                LOG.error(
                        "archive_ahead partition={} next={} end={} reason=\"Kafka has lost what the archive has\"",
                        partition,
                        offset,
                        behindLast);
                consumer.seek(partition, behindLast);
            }
        });
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
