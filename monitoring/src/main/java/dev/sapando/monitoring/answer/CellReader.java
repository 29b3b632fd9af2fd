package dev.sapando.monitoring.answer;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads every partition of {@code metrics.business} and {@code costs.daily} from its beginning into the cells, so that any instance answers for all. */
public final class CellReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CellReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    /** Of a topic full of what is no cell, the log shows the first and then one in so many. */
    private static final int LOG_ONE_IN = 10_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Cells cells;
    private final Freshness freshness;
    private final Thread thread = new Thread(this::run, "cells");
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long skipped;
    private volatile boolean stopping;
    private volatile boolean caughtUp;
    private volatile @Nullable String failure;

    /** @param consumers read committed records only; each is used until it fails */
    public CellReader(Supplier<Consumer<byte[], byte[]>> consumers, Cells cells, Freshness freshness) {
        this.consumers = consumers;
        this.cells = cells;
        this.freshness = freshness;
        thread.setDaemon(true);
    }

    public CellReader start() {
        thread.start();
        return this;
    }

    /** What is missing, in a sentence; empty once everything that stood there at the start is in the cells. */
    public Optional<String> complaint() {
        String failed = failure;
        if (failed != null) {
            return Optional.of("reading " + Topics.METRICS_BUSINESS + " fails: " + failed);
        }
        return caughtUp ? Optional.empty() : Optional.of("still reading " + Topics.METRICS_BUSINESS);
    }

    @Override
    public void close() {
        stopping = true;
        Consumer<byte[], byte[]> current = reading;
        if (current != null) {
            current.wakeup();
        }
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("cells_reading_stopped stopping={}", stopping);
            } catch (RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                LOG.error("cells_reading_failed retrySeconds={}", PAUSE_AFTER_FAILURE.toSeconds(), e);
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = Stream.of(Topics.METRICS_BUSINESS, Topics.COSTS_DAILY)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stopping) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                keep(record);
            }
            failure = null;
            caughtUp = caughtUp
                    || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        try {
            String key = Topics.METRICS_BUSINESS.keys().deserializer().deserialize(record.topic(), record.key());
            MetricCell value =
                    Topics.METRICS_BUSINESS.values().deserializer().deserialize(record.topic(), record.value());
            Cell cell = value == null ? Cell.ofKey(key) : Cell.of(value);
            if (!cell.key().equals(key)) {
                throw new SerializationException("a cell " + cell.key() + " does not stand under " + key);
            }
            BigDecimal amount = value == null ? null : value.getValue();
            cells.put(cell, amount);
            if (caughtUp && amount != null && cell.metric().equals("newest.arrival")) {
                freshness.reached(Instant.ofEpochMilli(amount.longValue()));
            }
        } catch (RuntimeException e) {
            skip(record, e);
        }
    }

    /** Whoever can write to the topic can write what is no cell, or no cell of ours: it must not keep the others from being read. */
    private void skip(ConsumerRecord<byte[], byte[]> record, RuntimeException e) {
        if (skipped++ % LOG_ONE_IN == 0) {
            LOG.warn(
                    "cell_skipped partition={} offset={} skipped={} reason={}",
                    record.partition(),
                    record.offset(),
                    skipped,
                    e.toString());
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
