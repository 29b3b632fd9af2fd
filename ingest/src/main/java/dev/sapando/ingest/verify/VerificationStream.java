package dev.sapando.ingest.verify;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.Restarts;
import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verification as a running Kafka Streams application. */
public final class VerificationStream implements AutoCloseable {
    public static final String APPLICATION = "sapando-verification";

    private static final Logger LOG = LoggerFactory.getLogger(VerificationStream.class);
    private static final Duration CLOSING = Duration.ofSeconds(8);

    /** As much as the collector's: a transaction's events are compressed together and not by the 16 KB of Kafka's default. */
    private static final int BATCH_BYTES = 128 * 1024;

    private final KafkaStreams streams;
    private final Restarts restarts = new Restarts(Clock.systemUTC());
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    /** @throws StartFailure where the state folder cannot be used */
    public VerificationStream(KafkaSettings kafka, Path stateDir, Memory memory, MeterRegistry registry) {
        requireWritable(stateDir);
        streams = new KafkaStreams(new VerificationTopology(memory, registry).get(), properties(kafka, stateDir));
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                ended.complete("stream " + APPLICATION + " cannot go on; its log says why");
            }
        });
        streams.setGlobalStateRestoreListener(new Restored(registry));
    }

    public void start() {
        streams.start();
    }

    /** Empty while it works. */
    public Optional<String> complaint() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? restarts.complaint().map(told -> "verification " + told)
                : Optional.of("stream " + APPLICATION + " is " + state + "; its log says why");
    }

    /** @see dev.sapando.ops.run.Service#ended() */
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        restarts.close();
        // Leaving the group lets the next start take over at once instead of after the session's timeout.
        boolean stopped = streams.close(CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("stream_stop_slow application={} seconds={}", APPLICATION, CLOSING.toSeconds());
        }
    }

    static Properties properties(KafkaSettings kafka, Path stateDir) {
        var properties = new Properties();
        properties.putAll(kafka.streams(Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION),
                Map.entry(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES),
                // A second request behind one that the broker sends back (a transaction that is not open yet) would be
                // out of order.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1))));
        kafka.zstd().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        return properties;
    }

    /** On the thread that failed, which waits here for its turn. Kafka Streams replaces none that reads a global table. */
    private StreamThreadExceptionResponse failed(Throwable failure) {
        restarts.failed(failure);
        LOG.error("stream_failed application={} retry_in={}", APPLICATION, restarts.pause(), failure);
        restarts.awaitTurn();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static void requireWritable(Path stateDir) {
        try {
            Files.createDirectories(stateDir);
        } catch (IOException e) {
            throw new StartFailure("cannot make folder " + stateDir + " (" + e + "); set STATE_DIR to another one", e);
        }
        if (!Files.isWritable(stateDir)) {
            throw new StartFailure("cannot write to folder " + stateDir + "; set STATE_DIR to another one");
        }
    }
}
