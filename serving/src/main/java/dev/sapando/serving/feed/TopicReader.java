package dev.sapando.serving.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic from its beginning, all partitions, without a group, on a thread of its own. An outage of Kafka is logged
 * once when it begins and once when it is over; partitions added later are seen after the next start.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long ASK_EVERY_MILLIS = 500;
    private static final long STOP_MILLIS = 5_000;

    private final String topic;
    private final Consumer<String, byte[]> consumer;
    private final Absorber<?> absorber;
    private final Progress progress;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private List<TopicPartition> partitions = List.of();
    private long asked;
    private boolean away;

    TopicReader(
            String topic,
            Consumer<String, byte[]> consumer,
            Absorber<?> absorber,
            Progress progress,
            InstantSource clock) {
        this.topic = topic;
        this.consumer = consumer;
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
        consumer.wakeup();
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
        try {
            while (!isStopped()) {
                step();
            }
        } catch (RuntimeException | Error e) {
            // Not Kafka's doing: health shows it until the service is restarted, and answers show their age.
            progress.died("reading " + topic + " ended: " + e);
            LOG.error("feed_died topic={}", topic, e);
        } finally {
            disconnect();
        }
    }

    private void disconnect() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } catch (KafkaException e) {
            LOG.warn("feed_not_closed_cleanly topic={} reason={}", topic, e.toString());
        }
    }

    private void step() {
        try {
            if (partitions.isEmpty()) {
                assign();
            }
            read(consumer.poll(POLL));
            if (clock.millis() - asked >= ASK_EVERY_MILLIS) {
                askForEnds();
            }
        } catch (WakeupException e) {
            LOG.debug("feed_woken topic={}", topic);
        } catch (KafkaException e) {
            outage(e);
        }
    }

    private void assign() {
        partitions = consumer.partitionsFor(topic, ASK).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new TimeoutException("topic " + topic + " is not there yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private void read(ConsumerRecords<String, byte[]> records) {
        absorber.absorb(records);
        for (TopicPartition partition : partitions) {
            progress.position(partition, consumer.position(partition, ASK));
        }
    }

    /** Only an answer of the broker proves that nothing is missing: a poll that brings nothing does not. */
    private void askForEnds() {
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
        try {
            if (stopped.await(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
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
