package dev.sapando.ingest.cost;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures at an interval what is kept and moved, reckons what it costs, and tells it: on {@code costs.daily}, in gauges, as a
 * report. Nothing waits for it: where Kafka does not answer, it says so and tries again.
 */
public final class CostLedger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CostLedger.class);
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaSettings kafka;
    private final CostSettings settings;
    private final Clock clock;
    private final CostMeters meters;
    private final List<DeclaredReader> readers = DeclaredReader.all();
    private final CostTopic topic;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "cost-ledger");
        daemon.setDaemon(true);
        return daemon;
    });
    /** What the topic says; null until it was read. */
    private @Nullable Map<CostCell, BigDecimal> told;

    /** On the clock of {@link System#nanoTime}; of the ledger's own thread. */
    private long triedAt;

    private volatile CostReport report;
    private volatile boolean closing;
    /** Never a closed one. */
    private @Nullable Consumer<byte[], byte[]> reading;

    public CostLedger(KafkaSettings kafka, CostSettings settings, MeterRegistry registry, Clock clock) {
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
        this.meters = new CostMeters(registry, clock);
        this.topic = new CostTopic(kafka);
        this.report = new CostReport(Map.of(), settings.assumptions());
    }

    public CostLedger start() {
        thread.scheduleWithFixedDelay(this::measureIfDue, 0, firstWithin().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** As of the last measurement; without rows before the first. */
    public CostReport report() {
        return report;
    }

    /** Between two measurements. */
    Duration interval() {
        return settings.interval();
    }

    /** Between two measurements while there are no events: of topics without records, one costs next to nothing. */
    Duration firstWithin() {
        return settings.interval().compareTo(FIRST_WITHIN) < 0 ? settings.interval() : FIRST_WITHIN;
    }

    /** Never interrupts: Kafka's clients, interrupted in the middle, complain at length. */
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        wakeUp();
        try {
            if (!thread.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("cost_ledger_stop_slow seconds={}", CLOSING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        topic.close();
    }

    private synchronized void wakeUp() {
        if (reading != null) {
            reading.wakeup();
        }
    }

    private synchronized void nowReading(@Nullable Consumer<byte[], byte[]> consumer) {
        reading = consumer;
        if (closing && consumer != null) {
            consumer.wakeup();
        }
    }

    private void measureIfDue() {
        if (report.isBeforeFirstEvent()
                || System.nanoTime() - triedAt >= interval().toNanos()) {
            tryMeasure();
            triedAt = System.nanoTime();
        }
    }

    private void tryMeasure() {
        try {
            measure();
        } catch (InterruptedException | InterruptException e) {
            // The service stops.
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            if (!closing) {
                LOG.warn("cost_not_measured retrySeconds={} reason={}", pause().toSeconds(), e.toString());
            }
        }
    }

    private Duration pause() {
        return report.isBeforeFirstEvent() ? firstWithin() : interval();
    }

    private void measure() throws ExecutionException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Admin admin = Admin.create(kafka.client(Map.of()));
                Consumer<byte[], byte[]> consumer = consumer()) {
            nowReading(consumer);
            try {
                told = measured(today, admin, consumer);
            } finally {
                nowReading(null);
            }
        }
        report = new CostReport(told, settings.assumptions());
        meters.show(report);
    }

    private Map<CostCell, BigDecimal> measured(LocalDate today, Admin admin, Consumer<byte[], byte[]> consumer)
            throws ExecutionException, InterruptedException {
        Map<CostCell, BigDecimal> before = told == null ? CostTopic.read(consumer) : told;
        KafkaBytes bytes = KafkaBytes.ask(admin);
        List<TopicBytes> topics = bytes.topics(today);
        var measured = new Measured(
                today,
                topics,
                bytes.internal(),
                samples(consumer, topics),
                bytes.readings(readers),
                new ArchiveManifest(settings.archive()).read());
        return topic.write(today, before, Ledger.of(measured, settings.assumptions()));
    }

    private Map<String, Sample> samples(Consumer<byte[], byte[]> consumer, List<TopicBytes> topics) {
        var sampler = new Sampler(consumer, settings.sampleRecords());
        var samples = new HashMap<String, Sample>();
        for (Topic<?, ?> each : Topics.all()) {
            topics.stream()
                    .filter(bytes -> bytes.topic().equals(each.name()))
                    .forEach(bytes -> samples.put(each.name(), sampler.of(each, bytes)));
        }
        return samples;
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "enable.auto.commit", false, "client.id", "sapando-cost-ledger", "max.poll.records", 500)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
