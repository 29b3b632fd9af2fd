package dev.sapando.ingest.keep;

import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.kafka.BrokerWatch;
import dev.sapando.ops.kafka.ReadyTopics;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The archive as one service: the stream into it, the works beside it, and the port for those who run it. */
public final class ArchiveService implements Service {
    private final ArchiveSettings settings;
    private final RunningParts parts = new RunningParts("archive");
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private @Nullable AdminServer admin;

    public ArchiveService(ArchiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public void start() {
        ReadyTopics topics = TopicSetup.ensure(settings.kafka());
        var metrics = parts.add(new ServiceMetrics(name()));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        parts.add(() -> vertx.close().await());

        var works = parts.add(new ArchiveWorks(
                settings,
                consumer(),
                KafkaTopics.ids(settings.kafka(), ArchivedTopics.all()),
                Disk.REAL,
                Clock.systemUTC(),
                metrics.registry()));
        parts.add(Worker.repeating(
                "archive-housekeeping", works.housekeeping(), works.housekeeping(), settings.mergeInterval()));
        works.stream().ended().thenAccept(ended::complete);
        parts.add(Worker.running("archive", works.stream(), works.stream()));

        var broker = parts.add(new BrokerWatch(settings.kafka(), "archive", metrics.registry()));
        var health = new Health()
                .check("kafka", broker::complaint)
                .check("archive", works.stream()::complaint)
                .check("merging", works.housekeeping()::complaint)
                .warning("replicas", topics::warning)
                .warning("losses", works.stream()::warning)
                .warning("sums", works.housekeeping()::warning);
        admin = parts.add(new AdminServer(vertx, settings.admin(), settings.http(), metrics, health));
    }

    public int adminPort() {
        return Objects.requireNonNull(admin, "not started").port();
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        parts.close();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                settings.kafka()
                        .client(Map.of(
                                "client.id", "sapando-archive",
                                "isolation.level", "read_committed",
                                "enable.auto.commit", false,
                                // Where to go on is the manifest's to say; what Kafka no longer has must not pass
                                // unseen.
                                "auto.offset.reset", "none",
                                "max.poll.records", 2_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
