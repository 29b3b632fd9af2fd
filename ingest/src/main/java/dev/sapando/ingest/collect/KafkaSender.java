package dev.sapando.ingest.collect;

import dev.sapando.ops.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own idempotent producer: {@code acks=all}, so that an answer to the shop is a promise. */
public final class KafkaSender implements Sender {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final int BATCH_BYTES = 128 * 1024;
    /** Twice Kafka's own: a batch costs a request and a compressor with tables of megabytes, however few events are in it. */
    private static final int LINGER_MILLIS = 10;

    private static final int REQUEST_MILLIS = 10_000;
    /** Without metadata {@code send} waits this long for it; the threads that call it have nothing better to do then. */
    private static final int BLOCK_MILLIS = 1_000;

    private final Producer<byte[], byte[]> producer;

    KafkaSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @param bounds how long an answer may wait for the broker, and how many bytes may wait to be sent */
    public static KafkaSender connect(KafkaSettings kafka, Bounds bounds) {
        return new KafkaSender(
                new KafkaProducer<>(settings(kafka, bounds), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** The producer's, by their Kafka names. */
    public static Map<String, Object> settings(KafkaSettings kafka, Bounds bounds) {
        Duration giveUpAfter = bounds.giveUpAfter();
        var needed = new HashMap<>(kafka.zstd());
        needed.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) bounds.producerBuffer(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCK_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Math.min(REQUEST_MILLIS, giveUpAfter.toMillis() / 2),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) giveUpAfter.toMillis(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "sapando-collector"));
        return kafka.client(needed);
    }

    @Override
    public CompletableFuture<Void> send(List<ProducerRecord<byte[], byte[]>> records) {
        var all = new CompletableFuture<Void>();
        if (records.isEmpty()) {
            all.complete(null);
        }
        var missing = new AtomicInteger(records.size());
        Callback acknowledged = (metadata, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            } else if (missing.decrementAndGet() == 0) {
                all.complete(null);
            }
        };
        for (ProducerRecord<byte[], byte[]> record : records) {
            try {
                producer.send(record, acknowledged);
            } catch (KafkaException | IllegalStateException e) {
                all.completeExceptionally(e);
            }
            if (all.isCompletedExceptionally()) {
                // The sender of the events is told to send all of them again: no need to wait out each one's time.
                return all;
            }
        }
        return all;
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
