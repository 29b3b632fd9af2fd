package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.OtherRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of topics from its beginning, again after each failure, until it is closed: so any instance answers for all
 * partitions.
 */
public final class WholeTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WholeTopics.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    /** Of topics full of what cannot be used, the log shows the first and then one in so many. */
    private static final int LOG_ONE_IN = 10_000;

    public interface Keeping {
        List<String> topics();

        /** All will be kept from the first record on, again: what was deleted meanwhile may not be told any more. */
        default void startOver() {}

        /** All that stood there when it started over has been kept. */
        default void complete() {}

        /**
         * Throws where the record cannot be used: it is passed over.
         *
         * @param caughtUp whether all that stood there at the start has been read
         * @throws OtherRelease where none can: no more is read
         */
        void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp);
    }

    private final String name;
    private final List<String> topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Keeping keeping;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<OtherRelease> foreign = new CompletableFuture<>();
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private volatile boolean stopping;
    private volatile boolean caughtUp;
    private volatile @Nullable String failure;
    private long skipped;

    /**
     * @param name of the thread, and in the log
     * @param consumers read committed records only; each is used until it fails
     */
    public WholeTopics(String name, Supplier<Consumer<byte[], byte[]>> consumers, Keeping keeping) {
        this.name = name;
        topics = keeping.topics();
        this.consumers = consumers;
        this.keeping = keeping;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        keeping.startOver();
    }

    public WholeTopics start() {
        thread.start();
        return this;
    }

    /** What is missing, in a sentence; empty once everything that stood there at the start has been read. */
    public Optional<String> complaint() {
        String failed = failure;
        if (failed != null) {
            return Optional.of("reading " + topics.get(0) + " fails: " + failed);
        }
        return caughtUp ? Optional.empty() : Optional.of("still reading " + topics.get(0));
    }

    /** Whether what is kept is a part of what there is. Where nothing can be read, it is what there was. */
    public boolean isCatchingUp() {
        return failure == null && !caughtUp;
    }

    /** Completed, and no more is read, where another release wrote what stands there. */
    public CompletableFuture<OtherRelease> foreign() {
        return foreign;
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
                LOG.debug("{}_reading_stopped stopping={}", name, stopping);
            } catch (OtherRelease e) {
                failure = e.getMessage();
                caughtUp = false;
                keeping.startOver();
                foreign.complete(e);
                return;
            } catch (RuntimeException | Error e) {
                // Nor an error ends it: what it has read would stand there for news, and grow old unseen.
                failure = String.valueOf(e.getMessage());
                caughtUp = false;
                LOG.error("{}_reading_failed retrySeconds={}", name, PAUSE_AFTER_FAILURE.toSeconds(), e);
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        keeping.startOver();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stopping) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                keep(record);
            }
            failure = null;
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                keeping.complete();
                caughtUp = true;
            }
        }
    }

    /**
     * Whoever can write to a topic can write what is of no use: it must not keep the rest from being read. What another release wrote
     * is no such thing: the rest alone would be numbers without these people.
     */
    private void keep(ConsumerRecord<byte[], byte[]> record) {
        try {
            keeping.keep(record, caughtUp);
        } catch (OtherRelease e) {
            throw e.in(record);
        } catch (RuntimeException e) {
            if (skipped++ % LOG_ONE_IN == 0) {
                LOG.warn(
                        "{}_skipped topic={} partition={} offset={} skipped={} reason={}",
                        name,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        skipped,
                        e.toString());
            }
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
