package dev.sapando.features;

import dev.sapando.ops.run.Restarts;
import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running stream: a failed thread is replaced for as long as it takes, and health says so meanwhile. */
final class FeaturesStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeaturesStream.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "features-kafka-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private final Restarts restarts = new Restarts(Clock.systemUTC());
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable Throwable lastFailure;

    FeaturesStream(Topology topology, Map<String, Object> config, MeterRegistry registry) {
        streams = new KafkaStreams(topology, new StreamsConfig(config));
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStateListener((now, before) -> {
            if (now == State.RUNNING || now.hasCompletedShutdown()) {
                settled.countDown();
            }
            if (now == State.ERROR) {
                ended.complete("the stream cannot go on; its log says why");
            }
        });
        metrics = new KafkaStreamsMetrics(streams, List.of(), refresher, REFRESH);
        metrics.bindTo(registry);
    }

    /** Waits until events flow; a restore that takes long goes on by itself, and health says so. */
    void start() {
        try {
            streams.start();
            if (!settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("stream_restoring state={}", streams.state());
            }
        } catch (StreamsException e) {
            throw new StartFailure(
                    "the stream cannot start: " + e.getMessage() + "; is STATE_DIR in use by another?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while the stream started", e);
        }
        if (streams.state().hasCompletedShutdown()) {
            throw new StartFailure("the stream stopped at its start: " + lastFailure);
        }
    }

    /** What keeps events from being turned into features; empty when they are. */
    Optional<String> complaint() {
        State state = streams.state();
        if (state == State.RUNNING) {
            return restarts.complaint().map(told -> "stream " + told);
        }
        Throwable failure = lastFailure;
        return Optional.of("stream is " + state + (failure == null ? "" : "; last failure: " + failure));
    }

    /** @see dev.sapando.ops.run.Service#ended() */
    CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        restarts.close();
        metrics.close();
        refresher.shutdownNow();
        if (!streams.close(PATIENCE)) {
            LOG.warn("stream_close_slow state={}", streams.state());
        }
    }

    private StreamThreadExceptionResponse failed(Throwable failure) {
        lastFailure = failure;
        restarts.failed(failure);
        LOG.error("stream_thread_failed retry_in={}", restarts.pause(), failure);
        restarts.awaitTurn();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
