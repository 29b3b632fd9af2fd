package dev.sapando.features;

import dev.sapando.event.topic.Topics;
import dev.sapando.features.examples.Examples;
import dev.sapando.features.items.Items;
import dev.sapando.features.sessions.Sessions;
import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.kafka.CoPartitioning;
import dev.sapando.ops.kafka.ReadyTopics;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.RocksDBDslStoreSuppliers;
import org.jspecify.annotations.Nullable;

/** The features service: one stream and an admin port. */
public final class FeaturesService implements Service {
    private static final int CLOSE_SECONDS = 10;

    private final FeaturesSettings settings;
    private final RunningParts opened = new RunningParts("features");
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile @Nullable FeaturesStream stream;
    private volatile @Nullable AdminServer admin;

    public FeaturesService(FeaturesSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public synchronized void start() {
        var metrics = opened.add(new ServiceMetrics(name()));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        opened.add(() -> closeVertx(vertx));
        var health = new Health().check("stream", this::complaint);
        admin = opened.add(new AdminServer(vertx, settings.admin(), settings.limits(), metrics, health));
        requireFolder(StreamSettings.folder(settings));
        ReadyTopics topics = TopicSetup.ensure(settings.kafka());
        health.warning("replicas", topics::warning);
        CoPartitioning.check(settings.kafka(), Topics.EVENTS_VERIFIED, Topics.RECOMMENDATIONS_SERVED);
        var skipped = new SkippedEvents(metrics.registry());
        var running = opened.add(new FeaturesStream(
                topology(skipped, metrics.registry()),
                StreamSettings.of(settings, topics.kafka(), skipped),
                metrics.registry()));
        stream = running;
        running.ended().thenAccept(ended::complete);
        running.start();
    }

    /** The real admin port where 0 was asked for. */
    public int adminPort() {
        AdminServer server = admin;
        if (server == null) {
            throw new IllegalStateException("features is not started");
        }
        return server.port();
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public synchronized void close() {
        opened.close();
    }

    private Topology topology(SkippedEvents skipped, MeterRegistry registry) {
        var stores = new RocksDBDslStoreSuppliers();
        var sessions = new Sessions(
                settings.sessionGap(), settings.kept(), settings.kafka().cleaning(), stores, registry);
        var items = new Items(settings.zone(), stores, registry);
        var examples = new Examples(settings.examples(), settings.kafka().cleaning(), stores, registry);
        return new FeaturesTopology(sessions, items, examples, skipped).get();
    }

    private Optional<String> complaint() {
        FeaturesStream running = stream;
        return running == null ? Optional.of("the stream is not started yet") : running.complaint();
    }

    private static void requireFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot write to the folder " + folder + "; set STATE_DIR to one that can be written", e);
        }
    }

    private static void closeVertx(Vertx vertx) throws TimeoutException {
        vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
