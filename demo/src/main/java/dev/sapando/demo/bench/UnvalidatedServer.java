package dev.sapando.demo.bench;

import dev.sapando.ingest.IngestSettings;
import dev.sapando.ingest.collect.KafkaSender;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Problem;
import dev.sapando.ops.http.RequestBody;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.run.RunningParts;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the collector is held against: the same server, limits, threads and producer, and nothing known of what comes in. The lines
 * of a body are sent as they are, without key, and the answer goes out when Kafka has them all.
 */
final class UnvalidatedServer {
    private final Vertx vertx;
    private final HttpLimits limits;
    private final KafkaSender sender;
    private final ExecutorService threads;
    private final String topic;

    private UnvalidatedServer(
            Vertx vertx, HttpLimits limits, KafkaSender sender, ExecutorService threads, String topic) {
        this.vertx = vertx;
        this.limits = limits;
        this.sender = sender;
        this.threads = threads;
        this.topic = topic;
    }

    /** @param arguments Kafka's servers, a folder, and the topic */
    public static void main(String[] arguments) throws Exception {
        IngestSettings settings = BenchSettings.of(arguments[0], Path.of(arguments[1]));
        try (var parts = new RunningParts("unvalidated server")) {
            var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(BenchSettings.EVENT_LOOPS));
            parts.add(() -> vertx.close().await());
            var sender = parts.add(
                    KafkaSender.connect(settings.kafka(), settings.collector().bounds()));
            ExecutorService threads =
                    Executors.newFixedThreadPool(settings.collector().bounds().threads());
            parts.add(threads::shutdown);
            HttpLimits limits = settings.collector().limits();
            var server = new UnvalidatedServer(vertx, limits, sender, threads, arguments[2]);
            Server listening =
                    parts.add(Server.listen(vertx, settings.collector().endpoint(), limits, server::receive));
            ServerSide.serve(listening.port());
        }
    }

    private void receive(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        RequestBody.read(vertx, request, limits, new RequestBody.Taker() {
            @Override
            public void whole(Buffer body) {
                threads.execute(() -> send(body.getBytes(), request, context));
            }

            @Override
            public void refuse(Problem problem) {
                problem.answer(request.response());
            }
        });
    }

    private void send(byte[] body, HttpServerRequest request, Context context) {
        List<ProducerRecord<byte[], byte[]>> records = EventRequests.lines(body).stream()
                .map(line -> new ProducerRecord<byte[], byte[]>(topic, line))
                .toList();
        sender.send(records).whenComplete((sent, failure) -> context.runOnContext(nothing -> answer(request, failure)));
    }

    private static void answer(HttpServerRequest request, @Nullable Throwable failure) {
        if (failure != null) {
            new Problem(503, "not_acknowledged", String.valueOf(failure)).answer(request.response());
            return;
        }
        request.response()
                .setStatusCode(202)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(RequestLoad.ALL_ACCEPTED));
    }
}
