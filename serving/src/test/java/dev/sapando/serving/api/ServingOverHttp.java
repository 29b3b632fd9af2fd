package dev.sapando.serving.api;

import static dev.sapando.serving.Shop.NOW;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.schema.ServedList;
import dev.sapando.serving.Shop;
import dev.sapando.serving.experiment.Experiment;
import dev.sapando.serving.experiment.Releases;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.recommend.RecommendationIds;
import dev.sapando.serving.recommend.Recommender;
import dev.sapando.serving.visitors.VisitorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The real API on a real port over a state that the test fills itself; everyone is in the treatment. */
final class ServingOverHttp implements AutoCloseable {
    final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);
    final List<ServedList> served = new CopyOnWriteArrayList<>();
    final MeterRegistry meters = new SimpleMeterRegistry();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;

    ServingOverHttp() {
        Shop.open(state);
        state.write(() -> state.seen("features.sessions-0", 3));
        InstantSource clock = InstantSource.fixed(NOW);
        HttpLimits limits = new HttpLimits(1_500, 16_384, Duration.ofSeconds(10), Duration.ofSeconds(2));
        Answering answering = new Answering(
                new Recommender(state, VmisSettings.DEFAULT, new Experiment("s", 100)),
                Releases.of("popular", "knn"),
                served::add,
                () -> OptionalLong.of(120),
                new RecommendationIds(clock, new Random(1)),
                clock,
                ZoneOffset.UTC,
                meters);
        server = Server.listen(
                vertx,
                new Endpoint("127.0.0.1", 0, "SERVING_PORT"),
                limits,
                new RecommendationsApi(vertx, limits, answering, TimeTravel.LOOPBACK, meters));
    }

    int port() {
        return server.port();
    }

    JsonObject ask(String query) {
        return new JsonObject(get(query).body());
    }

    HttpResponse<String> get(String query, String... headers) {
        return send("GET", "/v1/recommendations" + query, null, "", headers);
    }

    HttpResponse<String> post(String type, String body) {
        return send("POST", "/v1/recommendations", type, body);
    }

    HttpResponse<String> send(String method, String path, @Nullable String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        vertx.close().await();
    }
}
