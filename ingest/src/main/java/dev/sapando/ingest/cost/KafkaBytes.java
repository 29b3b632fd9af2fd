package dev.sapando.ingest.cost;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka what lies on its disks, at which offset days begin (topics are {@code LogAppendTime}), and how far groups have come. */
final class KafkaBytes {
    private static final Set<String> KNOWN =
            Topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

    private final Admin admin;
    /** Sizes of all replicas of a partition. */
    private final Map<TopicPartition, List<Long>> replicas = new HashMap<>();

    private final Map<TopicPartition, Long> ends;

    private KafkaBytes(Admin admin) throws ExecutionException, InterruptedException {
        this.admin = admin;
        readDisks();
        ends = offsets(OffsetSpec.latest());
    }

    static KafkaBytes ask(Admin admin) throws ExecutionException, InterruptedException {
        return new KafkaBytes(admin);
    }

    long internal() {
        return replicas.entrySet().stream()
                .filter(partition -> !KNOWN.contains(partition.getKey().topic()))
                .mapToLong(partition -> sum(partition.getValue()))
                .sum();
    }

    List<TopicBytes> topics(LocalDate today) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> firsts = offsets(OffsetSpec.earliest());
        Map<TopicPartition, Long> yesterdays = offsets(startOf(today.minusDays(1)));
        Map<TopicPartition, Long> todays = offsets(startOf(today));
        var topics = new ArrayList<TopicBytes>();
        for (Topic<?, ?> topic : Topics.all()) {
            var partitions = new ArrayList<PartitionBytes>();
            long stored = 0;
            for (TopicPartition partition : known()) {
                if (partition.topic().equals(topic.name())) {
                    List<Long> sizes = replicas.getOrDefault(partition, List.of());
                    stored += sum(sizes);
                    long end = ends.getOrDefault(partition, 0L);
                    long first = Math.min(firsts.getOrDefault(partition, 0L), end);
                    partitions.add(new PartitionBytes(
                            partition.partition(),
                            sizes.stream().mapToLong(Long::longValue).max().orElse(0),
                            first,
                            end,
                            beginning(yesterdays, partition, end),
                            beginning(todays, partition, end)));
                }
            }
            topics.add(new TopicBytes(topic.name(), stored, partitions));
        }
        return topics;
    }

    List<Reading> readings(Collection<DeclaredReader> readers) throws ExecutionException, InterruptedException {
        var committed = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (DeclaredReader reader : readers) {
            if (reader.group().isPresent()
                    && !committed.containsKey(reader.group().get())) {
                String group = reader.group().get();
                committed.put(
                        group,
                        admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get());
            }
        }
        return readers.stream()
                .map(reader -> new Reading(
                        reader,
                        reader.group()
                                .map(group -> positions(reader.topic(), committed.getOrDefault(group, Map.of())))
                                .orElseGet(() -> ends(reader.topic()))))
                .toList();
    }

    private Map<Integer, Long> ends(String topic) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    private static Map<Integer, Long> positions(String topic, Map<TopicPartition, OffsetAndMetadata> committed) {
        return committed.entrySet().stream()
                .filter(position -> position.getKey().topic().equals(topic) && position.getValue() != null)
                .collect(Collectors.toMap(position -> position.getKey().partition(), position -> position.getValue()
                        .offset()));
    }

    private void readDisks() throws ExecutionException, InterruptedException {
        List<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).toList();
        for (KafkaFuture<Map<String, LogDirDescription>> broker :
                admin.describeLogDirs(brokers).descriptions().values()) {
            for (LogDirDescription disk : broker.get().values()) {
                disk.replicaInfos()
                        .forEach((partition, replica) -> replicas.computeIfAbsent(partition, p -> new ArrayList<>())
                                .add(replica.size()));
            }
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = known().stream().collect(Collectors.toMap(p -> p, p -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(asked).all().get();
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, offset -> offset.getValue()
                .offset()));
    }

    private List<TopicPartition> known() {
        return replicas.keySet().stream().filter(p -> KNOWN.contains(p.topic())).toList();
    }

    /** Kafka answers -1 where nothing has arrived since. */
    private static long beginning(Map<TopicPartition, Long> offsets, TopicPartition partition, long end) {
        long offset = offsets.getOrDefault(partition, -1L);
        return offset < 0 ? end : offset;
    }

    private static OffsetSpec startOf(LocalDate day) {
        return OffsetSpec.forTimestamp(
                day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }
}
