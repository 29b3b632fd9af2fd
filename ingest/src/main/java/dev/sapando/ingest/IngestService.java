package dev.sapando.ingest;

import dev.sapando.ingest.collect.BrokerWatch;
import dev.sapando.ingest.collect.Collector;
import dev.sapando.ingest.collect.KafkaSender;
import dev.sapando.ingest.verify.VerificationStream;
import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ingest as one service: the verification stream, the collector before it, and the port for those who run it. */
public final class IngestService implements Service {
    private static final int EVENT_LOOPS = 2;

    private final IngestSettings settings;
    private final RunningParts parts = new RunningParts("ingest");
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
        TopicSetup.ensure(settings.kafka());
        var metrics = parts.add(new ServiceMetrics(name()));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        parts.add(() -> vertx.close().await());

        var verification = parts.add(new VerificationStream(
                settings.kafka(), settings.stateDir(), settings.deduplicationWindow(), metrics.registry()));
        verification.start();

        var broker = parts.add(new BrokerWatch(settings.kafka()));
        var edge = settings.collector();
        var sender = parts.add(KafkaSender.connect(settings.kafka(), edge.giveUpAfter(), edge.producerBuffer()));
        collector =
                parts.add(new Collector(vertx, edge, sender, broker::complaint, metrics.registry(), Clock.systemUTC()));

        var health = new Health().check("kafka", broker::complaint).check("verification", verification::complaint);
        admin = parts.add(new AdminServer(vertx, settings.admin(), edge.limits(), metrics, health));
    }

    /** The port events are sent to. */
    public int port() {
        return Objects.requireNonNull(collector, "not started").port();
    }

    public int adminPort() {
        return Objects.requireNonNull(admin, "not started").port();
    }

    @Override
    public void close() {
        parts.close();
    }
}
