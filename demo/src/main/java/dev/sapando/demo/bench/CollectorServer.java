package dev.sapando.demo.bench;

import dev.sapando.ingest.IngestSettings;
import dev.sapando.ingest.collect.Collector;
import dev.sapando.ingest.collect.Erasures;
import dev.sapando.ingest.collect.KafkaSender;
import dev.sapando.ingest.erase.ErasureSalt;
import dev.sapando.ingest.keys.Gate;
import dev.sapando.ops.kafka.BrokerWatch;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.RunningParts;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;

/** The collector as {@code ./sapando ingest} has it, alone: without the verification that shares its process there. */
final class CollectorServer {
    private CollectorServer() {}

    /** @param arguments Kafka's servers, and a folder */
    public static void main(String[] arguments) throws Exception {
        IngestSettings settings = BenchSettings.of(arguments[0], Path.of(arguments[1]));
        try (var parts = new RunningParts("collector")) {
            var metrics = parts.add(new ServiceMetrics("ingest"));
            var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(BenchSettings.EVENT_LOOPS));
            parts.add(() -> vertx.close().await());
            var broker = parts.add(new BrokerWatch(settings.kafka(), "collector", metrics.registry()));
            var sender = parts.add(
                    KafkaSender.connect(settings.kafka(), settings.collector().bounds()));
            var erasures = new Erasures(ErasureSalt.in(settings.erasureSalt()), settings.erasure());
            var collector = parts.add(new Collector(
                    vertx,
                    settings.collector(),
                    sender,
                    erasures,
                    Gate.withoutKeys(),
                    broker::complaint,
                    metrics.registry(),
                    Clock.systemUTC()));
            ServerSide.serve(collector.port());
        }
    }
}
