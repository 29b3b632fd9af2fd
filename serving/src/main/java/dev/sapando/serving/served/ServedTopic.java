package dev.sapando.serving.served;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.schema.ServedList;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends served lists to their topic from a thread of its own behind a bounded queue. What finds no room, or is not
 * acknowledged in time, is counted under {@code sapando.serving.lists} and lost; every answer is in one of its counts.
 */
public final class ServedTopic implements ServedLists, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServedTopic.class);
    private static final String LISTS = "sapando.serving.lists";
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final BlockingQueue<ServedList> waiting;
    private final Producer<String, ServedList> producer;
    private final Counter sent;
    private final Counter failed;
    private final Counter dropped;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Thread sender = new Thread(this::sendAll, "served-lists");
    private volatile boolean stopped;

    /** Starts at once. @param room of the queue */
    public ServedTopic(KafkaSettings kafka, int room, MeterRegistry meters) {
        this(producer(kafka), room, meters);
    }

    ServedTopic(Producer<String, ServedList> producer, int room, MeterRegistry meters) {
        this.producer = producer;
        waiting = new ArrayBlockingQueue<>(room);
        sent = meters.counter(LISTS, "result", "sent");
        failed = meters.counter(LISTS, "result", "failed");
        dropped = meters.counter(LISTS, "result", "dropped");
        meters.gaugeCollectionSize("sapando.serving.lists.waiting", Tags.empty(), waiting);
        sender.start();
    }

    @Override
    public void record(ServedList list) {
        if (stopped || !waiting.offer(list)) {
            dropped.increment();
        }
    }

    /** Lists that still wait are not sent: their visitor is erased. */
    public void forget(String visitorId) {
        int before = waiting.size();
        if (waiting.removeIf(list -> list.getVisitorId().equals(visitorId))) {
            dropped.increment(Math.max(1, before - waiting.size()));
        }
    }

    /** Sends what waits, for a few seconds, then gives up on the rest and counts it. */
    @Override
    public void close() {
        stopped = true;
        waitForSender();
        sender.interrupt();
        producer.close(CLOSE);
        waitForSender();
        dropped.increment(waiting.size());
        waiting.clear();
    }

    private void waitForSender() {
        try {
            sender.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        try {
            while (!stopped || !waiting.isEmpty()) {
                ServedList list = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (list != null) {
                    send(list);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ServedList list) {
        try {
            producer.send(
                    new ProducerRecord<>(Topics.RECOMMENDATIONS_SERVED.name(), list.getVisitorId(), list),
                    (metadata, failure) -> account(failure));
        } catch (KafkaException | IllegalStateException e) {
            // Not accepted at all: the callback is not called for these.
            account(e);
        }
    }

    private void account(@Nullable Exception failure) {
        if (failure == null) {
            sent.increment();
            if (failing.compareAndSet(true, false)) {
                LOG.info("served_lists_sent_again");
            }
        } else {
            failed.increment();
            if (failing.compareAndSet(false, true)) {
                LOG.warn("served_lists_failing reason={}", failure.toString());
            }
        }
    }

    private static Producer<String, ServedList> producer(KafkaSettings kafka) {
        var needed = new HashMap<>(kafka.zstd());
        needed.putAll(Map.of(
                "client.id", "serving-served-lists",
                "acks", "all",
                "linger.ms", 20,
                "max.block.ms", 1_000,
                "request.timeout.ms", 10_000,
                "delivery.timeout.ms", 15_000,
                "reconnect.backoff.ms", 250,
                "reconnect.backoff.max.ms", 2_000));
        return new KafkaProducer<>(
                kafka.client(needed),
                Topics.RECOMMENDATIONS_SERVED.keys().serializer(),
                Topics.RECOMMENDATIONS_SERVED.values().serializer());
    }
}
