package dev.sapando.monitoring;

import dev.sapando.monitoring.business.OtherRelease;
import dev.sapando.monitoring.disk.SmallManifests;
import dev.sapando.monitoring.reconcile.EmptyPartitions;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.Restarts;
import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running topology: exactly once, one thread, never silently dead. */
final class MonitoringStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringStreams.class);
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration STOPPING = Duration.ofSeconds(8);
    private static final Duration METRICS_REFRESH = Duration.ofSeconds(10);
    private static final long CACHE_BYTES = 32L * 1024 * 1024;

    private final MeterRegistry registry;
    private final KafkaStreams streams;
    private final String remedy;
    private final CountDownLatch running = new CountDownLatch(1);
    private final ScheduledExecutorService metricsThread =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "kafka-metrics"));
    private final KafkaStreamsMetrics metrics;
    private final Restarts restarts = new Restarts(Clock.systemUTC());
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    MonitoringStreams(MonitoringSettings settings, KafkaSettings kafka, EmptyPartitions empty, MeterRegistry registry) {
        this.registry = registry;
        Topology topology = new MonitoringTopology(
                        settings.zone(),
                        settings.historyDays(),
                        settings.kafka().cleaning(),
                        registry,
                        empty)
                .get();
        remedy = CountedAnew.remedy(settings, topology);
        try {
            streams = new KafkaStreams(topology, properties(settings, kafka));
        } catch (StreamsException e) {
            throw new StartFailure(
                    "cannot keep state in " + settings.stateDir() + ": " + e.getMessage()
                            + "; set STATE_DIR to a folder that can be written",
                    e);
        }
        metrics = new KafkaStreamsMetrics(streams, Tags.empty(), metricsThread, METRICS_REFRESH);
        ended.thenRun(running::countDown);
        streams.setUncaughtExceptionHandler(this::replaceThread);
        streams.setStateListener((state, before) -> {
            LOG.info("streams_state application={} state={}", MonitoringSettings.APPLICATION, state);
            if (state == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
            if (state == KafkaStreams.State.ERROR) {
                ended.complete(MonitoringSettings.APPLICATION + " cannot go on; its log says why");
            }
        });
    }

    /** @throws StartFailure where the topology does not run within a minute, or cannot */
    void start() {
        streams.start();
        metrics.bindTo(registry);
        try {
            if (!running.await(STARTING.toSeconds(), TimeUnit.SECONDS)) {
                throw new StartFailure(MonitoringSettings.APPLICATION + " is " + streams.state() + " after "
                        + STARTING.toSeconds() + " s; is KAFKA_BOOTSTRAP_SERVERS right, is the broker well?");
            }
            if (ended.isDone()) {
                throw new StartFailure(ended.join());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while starting " + MonitoringSettings.APPLICATION, e);
        }
    }

    Optional<String> complaint() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? restarts.complaint().map(told -> MonitoringSettings.APPLICATION + " " + told)
                : Optional.of(MonitoringSettings.APPLICATION + " is " + state);
    }

    /** @see dev.sapando.ops.run.Service#ended() */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** Records of all inputs that this instance has not read yet. */
    OptionalDouble lag() {
        return streams.metrics().values().stream()
                .filter(MonitoringStreams::isLag)
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(value -> (Double) value)
                .filter(Double::isFinite)
                .reduce(Double::sum);
    }

    @Override
    public void close() {
        restarts.close();
        metrics.close();
        metricsThread.shutdownNow();
        if (!streams.close(STOPPING)) {
            LOG.error(
                    "streams_stop_slow application={} seconds={}",
                    MonitoringSettings.APPLICATION,
                    STOPPING.toSeconds());
        }
    }

    /** Of state as the other release has left it, before this one has counted. */
    StartFailure refusal(OtherRelease foreign) {
        return new StartFailure(foreign.getMessage() + "; run that one again, or " + remedy, foreign);
    }

    /**
     * Ends all: what another release wrote no other thread reads either, and what this one has written meanwhile the other does not.
     *
     * @param failure the one that it is behind, which may say where it stands
     */
    void end(OtherRelease foreign, Throwable failure) {
        String reason = foreign.getMessage() + "; " + remedy;
        LOG.error("streams_ended application={} reason={}", MonitoringSettings.APPLICATION, reason, failure);
        ended.complete(reason);
    }

    private StreamThreadExceptionResponse replaceThread(Throwable failure) {
        Optional<OtherRelease> foreign = OtherRelease.behind(failure);
        if (foreign.isPresent()) {
            end(foreign.get(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        restarts.failed(failure);
        LOG.error(
                "stream_thread_failed application={} retry_in={}",
                MonitoringSettings.APPLICATION,
                restarts.pause(),
                failure);
        restarts.awaitTurn();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isLag(Metric metric) {
        Map<String, String> tags = metric.metricName().tags();
        return metric.metricName().name().equals("records-lag")
                && tags.containsKey("partition")
                && !tags.getOrDefault("client-id", "").contains("restore");
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static Properties properties(MonitoringSettings settings, KafkaSettings kafka) {
        var properties = new Properties();
        properties.putAll(kafka.streams(Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, MonitoringSettings.APPLICATION),
                Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        settings.commitInterval().toMillis()),
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallManifests.class),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                Map.entry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, ForeignStateFails.class),
                // A second request behind one that the broker sends back (a transaction that is not open yet)
                // would be out of order.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000))));
        return properties;
    }
}
