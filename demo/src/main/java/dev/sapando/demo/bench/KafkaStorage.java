package dev.sapando.demo.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What records take on a broker's disk, read from the broker: a topic of one partition, written in batches of a given size. */
record KafkaStorage(String bootstrapServers) {
    private static final int LARGEST_BATCH_BYTES = 4_000_000;

    /** @return bytes an event, of this many of the events at most */
    double bytesPerEvent(String topic, List<VerifiedRecord> records, int batch, int zstd, int atMost)
            throws ExecutionException, InterruptedException {
        List<VerifiedRecord> some = records.subList(0, Math.min(records.size(), atMost));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.<Short>empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
            produce(topic, some, batch, zstd);
            long bytes = size(admin, new TopicPartition(topic, 0));
            admin.deleteTopics(List.of(topic)).all().get();
            return (double) bytes / some.size();
        }
    }

    private void produce(String topic, List<VerifiedRecord> records, int batch, int zstd) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        "compression.zstd.level",
                        zstd,
                        "buffer.memory",
                        16_000_000L,
                        // Batches end where they are flushed; without room for a second record, with each one.
                        "batch.size",
                        batch == 1 ? 0 : LARGEST_BATCH_BYTES,
                        "linger.ms",
                        batch == 1 ? 0 : 60_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < records.size(); i++) {
                producer.send(new ProducerRecord<>(
                        topic, records.get(i).key(), records.get(i).value()));
                if (batch > 1 && (i + 1) % batch == 0) {
                    producer.flush();
                }
            }
            producer.flush();
        }
    }

    private static long size(Admin admin, TopicPartition partition) throws ExecutionException, InterruptedException {
        int broker = admin.describeCluster().nodes().get().iterator().next().id();
        return admin.describeLogDirs(List.of(broker)).allDescriptions().get().values().stream()
                .flatMap(folders -> folders.values().stream())
                .map(folder -> folder.replicaInfos().get(partition))
                .filter(Objects::nonNull)
                .mapToLong(ReplicaInfo::size)
                .sum();
    }
}
