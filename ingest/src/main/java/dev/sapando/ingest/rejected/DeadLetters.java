package dev.sapando.ingest.rejected;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.schema.RejectedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads {@code events.rejected} from Kafka, up to its end of now. What stands there and is no rejected event is counted and left. */
final class DeadLetters implements AutoCloseable {
    private static final String TOPIC = Topics.EVENTS_REJECTED.name();
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String servers;
    private long unreadable;

    /** Takes one dead letter after the other. */
    interface Taker {
        void take(DeadLetter letter) throws IOException;
    }

    private DeadLetters(Consumer<byte[], byte[]> consumer, String servers) {
        this.consumer = consumer;
        this.servers = servers;
    }

    static DeadLetters at(KafkaSettings kafka) {
        Map<String, Object> client = kafka.client(Map.of(
                "isolation.level",
                "read_committed",
                "default.api.timeout.ms",
                PATIENCE_MILLIS,
                "request.timeout.ms",
                PATIENCE_MILLIS / 2));
        try {
            var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new DeadLetters(consumer, kafka.bootstrapServers());
        } catch (KafkaException e) {
            throw new StartFailure("a KAFKA_* setting is wrong: " + e.getMessage(), e);
        }
    }

    /** @throws StartFailure where Kafka does not answer */
    void each(@Nullable Instant from, Taker taker) throws IOException {
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            begin(partitions, from);
            var patience = new Patience();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : patience.poll()) {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(TOPIC, record.partition()), 0L)) {
                        take(record, taker);
                    }
                }
            }
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    /** The one that stands there, if there is a rejected event. */
    Optional<DeadLetter> at(int partition, long offset) {
        var place = new TopicPartition(TOPIC, partition);
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
                    return record.offset() == offset ? letter(record) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    /** Records met so far that are no rejected event. */
    long unreadable() {
        return unreadable;
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

    private void take(ConsumerRecord<byte[], byte[]> record, Taker taker) throws IOException {
        Optional<DeadLetter> letter = letter(record);
        if (letter.isPresent()) {
            taker.take(letter.get());
        } else {
            unreadable++;
        }
    }

    private static Optional<DeadLetter> letter(ConsumerRecord<byte[], byte[]> record) {
        RejectedEvent event;
        try {
            event = Topics.EVENTS_REJECTED.values().deserializer().deserialize(TOPIC, record.value());
        } catch (SerializationException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(event)
                .map(read -> new DeadLetter(
                        record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()), read));
    }

    private List<TopicPartition> partitions() {
        try (var waiting = LongWait.toldAs(
                "waiting for Kafka at " + servers + ", for up to " + PATIENCE_MILLIS / 1_000 + " s ...")) {
            return consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
        }
    }

    /** A broker that goes away while it is read from says nothing at all. */
    private final class Patience {
        private long since = System.nanoTime();

        Iterable<ConsumerRecord<byte[], byte[]>> poll() {
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
                "cannot read " + TOPIC + " at " + servers + ": " + e.getMessage()
                        + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                e);
    }
}
