package dev.sapando.ingest.rejected;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic read from Kafka up to its end of now, by nobody's group; where that takes longer than a moment it says how far it is. */
final class TopicReading implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final String servers;

    /** Takes one record after the other. */
    interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    private TopicReading(String topic, Consumer<byte[], byte[]> consumer, String servers) {
        this.topic = topic;
        this.consumer = consumer;
        this.servers = servers;
    }

    static TopicReading of(String topic, KafkaSettings kafka) {
        Map<String, Object> client = kafka.client(Map.of(
                "isolation.level",
                "read_committed",
                "default.api.timeout.ms",
                PATIENCE_MILLIS,
                "request.timeout.ms",
                PATIENCE_MILLIS / 2));
        try {
            var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new TopicReading(topic, consumer, kafka.bootstrapServers());
        } catch (KafkaException e) {
            throw new StartFailure("a KAFKA_* setting is wrong: " + e.getMessage(), e);
        }
    }

    /**
     * @param from arrival of the first; null for all there are
     * @throws StartFailure where Kafka does not answer
     */
    void each(@Nullable Instant from, Taker taker) throws IOException {
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            begin(partitions, from);
            var progress = new Progress(topic, left(ends));
            var patience = new Patience();
            for (long left = left(ends); left > 0; left = left(ends)) {
                progress.tell(left);
                for (ConsumerRecord<byte[], byte[]> record : patience.poll()) {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        taker.take(record);
                    }
                }
            }
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    /** The one that stands there, if there is one. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        try {
            if (!partitions().contains(place)) {
                return Optional.empty();
            }
            consumer.assign(List.of(place));
            long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
            long begin = consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L);
            if (offset < begin || offset >= end) {
                return Optional.empty();
            }
            consumer.seek(place, offset);
            var patience = new Patience();
            while (consumer.position(place) <= offset) {
                for (ConsumerRecord<byte[], byte[]> record : patience.poll()) {
                    return record.offset() == offset ? Optional.of(record) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void begin(List<TopicPartition> partitions, @Nullable Instant from) {
        consumer.seekToBeginning(partitions);
        if (from == null) {
            return;
        }
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }

    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    private List<TopicPartition> partitions() {
        try (var waiting = LongWait.toldAs(
                "waiting for Kafka at " + servers + ", for up to " + PATIENCE_MILLIS / 1_000 + " s ...")) {
            return consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        }
    }

    /** A broker that goes away while it is read from says nothing at all. */
    private final class Patience {
        private long since = System.nanoTime();

        ConsumerRecords<byte[], byte[]> poll() {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_MILLIS * 1_000_000L) {
                throw new TimeoutException("nothing came for " + PATIENCE_MILLIS / 1_000 + " s");
            }
            return records;
        }
    }

    private StartFailure away(KafkaException e) {
        if (e instanceof TimeoutException) {
            return new StartFailure(
                    "no Kafka answers at " + servers + "; start one with ./sapando up, or name another with"
                            + " KAFKA_BOOTSTRAP_SERVERS",
                    e);
        }
        return new StartFailure(
                "cannot read " + topic + " at " + servers + ": " + e.getMessage()
                        + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                e);
    }
}
