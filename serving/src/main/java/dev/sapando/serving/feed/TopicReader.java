package dev.sapando.serving.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic from its beginning, all partitions, without a group, on a thread of its own. An outage of Kafka is logged
 * once when it begins and once when it is over. After any other failure it reads on, with a new consumer, from what the state has
 * come to. Partitions added later are seen after the next start.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long ASK_EVERY_MILLIS = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 5_000;

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Absorber<?> absorber;
    private final Progress progress;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> reading;
    private List<TopicPartition> partitions = List.of();
    private long asked;
    private boolean away;

    /** @param consumers each is used until it fails */
    TopicReader(
            String topic,
            Supplier<Consumer<String, byte[]>> consumers,
            Absorber<?> absorber,
            Progress progress,
            InstantSource clock) {
        this.topic = topic;
        this.consumers = consumers;
        this.absorber = absorber;
        this.progress = progress;
        this.clock = clock;
        this.thread = new Thread(this::run, "feed-" + topic);
    }

    void start() {
        thread.start();
    }

    /** Asks the thread to end and does not wait for it. */
    void stop() {
        stopped.countDown();
        Consumer<String, byte[]> current = reading;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopped()) {
            try {
                readUntilStopped(consumers.get());
            } catch (RuntimeException | Error e) {
                // Not Kafka's doing. Answers go on and show their age.
                progress.fails("reading " + topic + " fails: " + e);
                LOG.error("feed_failed topic={} retryMillis={}", topic, PAUSE_AFTER_FAILURE_MILLIS, e);
                pause(PAUSE_AFTER_FAILURE_MILLIS);
            }
        }
    }

    private void readUntilStopped(Consumer<String, byte[]> consumer) {
        reading = consumer;
        partitions = List.of();
        try {
            while (!isStopped()) {
                step(consumer);
            }
        } finally {
            disconnect(consumer);
        }
    }

    private void disconnect(Consumer<String, byte[]> consumer) {
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } catch (KafkaException e) {
            LOG.warn("feed_not_closed_cleanly topic={} reason={}", topic, e.toString());
        }
    }

    private void step(Consumer<String, byte[]> consumer) {
        try {
            if (partitions.isEmpty()) {
                assign(consumer);
            }
            read(consumer);
            if (clock.millis() - asked >= ASK_EVERY_MILLIS) {
                askForEnds(consumer);
            }
        } catch (WakeupException e) {
            LOG.debug("feed_woken topic={}", topic);
        } catch (KafkaException e) {
            outage(e);
        }
    }

    private void assign(Consumer<String, byte[]> consumer) {
        partitions = consumer.partitionsFor(topic, ASK).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new TimeoutException("topic " + topic + " is not there yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> absorber.next(partition).ifPresent(next -> consumer.seek(partition, next)));
    }

    private void read(Consumer<String, byte[]> consumer) {
        absorber.absorb(consumer.poll(POLL));
        for (TopicPartition partition : partitions) {
            progress.position(partition, consumer.position(partition, ASK));
        }
    }

    /** Only an answer of the broker proves that nothing is missing: a poll that brings nothing does not. */
    private void askForEnds(Consumer<String, byte[]> consumer) {
        long before = clock.millis();
        progress.ends(consumer.endOffsets(partitions, ASK), before);
        asked = before;
        if (away) {
            away = false;
            LOG.info("feed_resumed topic={} behind={}", topic, progress.lag());
        }
    }

    private void outage(KafkaException e) {
        if (!away && !isStopped()) {
            away = true;
            LOG.warn("feed_waits_for_kafka topic={} reason={}", topic, e.toString());
        }
        pause(ASK_EVERY_MILLIS);
    }

    private void pause(long millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("feed_stopped_while_waiting topic={}", topic);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
