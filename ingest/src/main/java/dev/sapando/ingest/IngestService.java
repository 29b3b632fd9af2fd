package dev.sapando.ingest;

import dev.sapando.ingest.collect.Collector;
import dev.sapando.ingest.collect.Erasures;
import dev.sapando.ingest.collect.KafkaSender;
import dev.sapando.ingest.collect.LargestRecord;
import dev.sapando.ingest.cost.CostApi;
import dev.sapando.ingest.cost.CostLedger;
import dev.sapando.ingest.erase.ErasureSalt;
import dev.sapando.ingest.keys.Gate;
import dev.sapando.ingest.keys.KeyRing;
import dev.sapando.ingest.keys.KeySettings;
import dev.sapando.ingest.keys.KeyWatch;
import dev.sapando.ingest.verify.ProgressWatch;
import dev.sapando.ingest.verify.VerificationStream;
import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.kafka.BrokerWatch;
import dev.sapando.ops.kafka.ReadyTopics;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ingest as one service: the verification stream, the collector before it, and the port for those who run it. */
public final class IngestService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final int EVENT_LOOPS = 2;

    private final IngestSettings settings;
    private final RunningParts parts = new RunningParts("ingest");
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private @Nullable Collector collector;
    private @Nullable AdminServer admin;

    public IngestService(IngestSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start() {
        ReadyTopics topics = TopicSetup.ensure(settings.kafka());
        LargestRecord.require(settings.kafka());
        var metrics = parts.add(new ServiceMetrics(name()));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        parts.add(() -> vertx.close().await());

        var verification = parts.add(
                new VerificationStream(topics.kafka(), settings.stateDir(), settings.memory(), metrics.registry()));
        verification.ended().thenAccept(ended::complete);
        verification.start();

        var broker = parts.add(new BrokerWatch(settings.kafka(), "collector", metrics.registry()));
        var progress = parts.add(new ProgressWatch(settings.kafka(), settings.verificationPatience()));
        var edge = settings.collector();
        var health = new Health()
                .check("kafka", broker::complaint)
                .check("verification", () -> verification.complaint().or(progress::complaint))
                .warning("replicas", topics::warning);
        Gate gate = gate(edge.keys(), metrics.registry(), health);
        var sender = parts.add(KafkaSender.connect(settings.kafka(), edge.bounds()));
        var erasures = new Erasures(ErasureSalt.in(settings.erasureSalt()), settings.erasure());
        Supplier<Optional<String>> unavailable = () -> broker.complaint().or(progress::complaint);
        collector = parts.add(
                new Collector(vertx, edge, sender, erasures, gate, unavailable, metrics.registry(), Clock.systemUTC()));
        var ledger = parts.add(new CostLedger(settings.kafka(), settings.cost(), metrics.registry(), Clock.systemUTC()))
                .start();
        admin = parts.add(new AdminServer(
                vertx, settings.admin(), edge.limits(), metrics, health, Map.of("/v1/cost", new CostApi(ledger))));
    }

    private Gate gate(KeySettings settings, MeterRegistry registry, Health health) {
        if (settings.openToOthers()) {
            LOG.warn(
                    "write_keys_off reason=\"WRITE_KEYS is off or optional, and SAPANDO_BIND lets other machines send: whoever reaches"
                            + " the collector's port can send events\"");
        }
        if (settings.file().isEmpty()) {
            return Gate.withoutKeys();
        }
        KeyRing keys = KeyRing.open(settings.file().get(), System::nanoTime);
        parts.add(new KeyWatch(keys, settings.reread(), registry));
        health.warning("write keys", keys::complaint);
        return settings.optional() ? Gate.naming(keys) : Gate.with(keys);
    }

    /** The port events are sent to. */
    public int port() {
        return Objects.requireNonNull(collector, "not started").port();
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
}
