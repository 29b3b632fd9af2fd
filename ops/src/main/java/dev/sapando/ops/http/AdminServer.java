package dev.sapando.ops.http;

import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The port that people and machines who run a service look at: {@code /metrics}, {@code /health/live}, {@code /health/ready}. */
public final class AdminServer implements AutoCloseable {
    private final ServiceMetrics metrics;
    private final Health health;
    private final Map<String, Handler<HttpServerRequest>> more;
    private final Server server;

    public AdminServer(Vertx vertx, Endpoint endpoint, HttpLimits limits, ServiceMetrics metrics, Health health) {
        this(vertx, endpoint, limits, metrics, health, Map.of());
    }

    /** @param more by path, what this service answers besides to those who run it */
    public AdminServer(
            Vertx vertx,
            Endpoint endpoint,
            HttpLimits limits,
            ServiceMetrics metrics,
            Health health,
            Map<String, Handler<HttpServerRequest>> more) {
        this.metrics = metrics;
        this.health = health;
        this.more = new TreeMap<>(more);
        this.server = Server.listen(vertx, endpoint, limits, this::answer);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/metrics" -> scrape(request);
            case "/health/live" -> health(request.response(), Map.of(), Map.of());
            case "/health/ready" -> health(request.response(), health.complaints(), health.warnings());
            default -> more.getOrDefault(request.path(), this::notFound).handle(request);
        }
    }

    private void notFound(HttpServerRequest request) {
        String here = more.keySet().stream().map(path -> ", " + path).collect(Collectors.joining());
        new Problem(404, "not_found", "Here are /metrics, /health/live and /health/ready" + here)
                .answer(request.response());
    }

    private void scrape(HttpServerRequest request) {
        String format = metrics.format(request.getHeader("Accept"));
        request.response().putHeader("Content-Type", format).end(metrics.scrape(format));
    }

    private static void health(
            HttpServerResponse response, Map<String, String> complaints, Map<String, String> warnings) {
        var answer = new JsonObject()
                .put("status", complaints.isEmpty() ? "up" : "down")
                .put("missing", complaints);
        if (!warnings.isEmpty()) {
            answer.put("warnings", warnings);
        }
        response.setStatusCode(complaints.isEmpty() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(answer.toBuffer());
    }
}
