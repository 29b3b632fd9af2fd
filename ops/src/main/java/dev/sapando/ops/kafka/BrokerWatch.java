package dev.sapando.ops.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka every second whether it is there. Its clients hold out for it in silence: the collector would say 503 only after a timeout, and
 * numbers that nothing is added to would pass for the newest.
 */
public final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final int PATIENCE_MILLIS = 2_000;

    private final Admin admin;
    private final String servers;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "broker-watch"));
    private volatile boolean away;

    /**
     * @param service that asks, as Kafka knows it
     * @param registry where {@code sapando_kafka_away} says it: 1 while Kafka does not answer
     */
    public BrokerWatch(KafkaSettings kafka, String service, MeterRegistry registry) {
        servers = kafka.bootstrapServers();
        admin = Admin.create(kafka.client(Map.of(
                "default.api.timeout.ms", PATIENCE_MILLIS,
                "request.timeout.ms", PATIENCE_MILLIS,
                "client.id", "sapando-" + service + "-watch")));
        Gauge.builder("sapando.kafka.away", this, watch -> watch.away ? 1 : 0)
                .description("1 while Kafka does not answer this service, else 0")
                .register(registry);
        clock.scheduleWithFixedDelay(this::ask, 1, 1, TimeUnit.SECONDS);
    }

    /** Empty while Kafka answers. */
    public Optional<String> complaint() {
        return away
                ? Optional.of("Kafka at " + servers + " does not answer (KAFKA_BOOTSTRAP_SERVERS)")
                : Optional.empty();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void ask() {
        try {
            admin.describeCluster().clusterId().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            found(false, "");
        } catch (ExecutionException e) {
            found(true, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            found(true, "no answer within " + PATIENCE_MILLIS + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Told like any other outage: an exception let go here would end the asking for good.
            found(true, e.toString());
        }
    }

    private void found(boolean nowAway, String reason) {
        if (nowAway && !away) {
            LOG.warn("kafka_away servers={} reason={}", servers, reason);
        } else if (!nowAway && away) {
            LOG.info("kafka_back servers={}", servers);
        }
        away = nowAway;
    }
}
