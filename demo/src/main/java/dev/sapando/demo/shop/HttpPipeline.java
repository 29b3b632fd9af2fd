package dev.sapando.demo.shop;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real pipeline, met as every shop meets it: over HTTP. What is refused for a while is sent again for a while. */
public final class HttpPipeline implements Pipeline, AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    private final URI collector;
    private final URI serving;
    private final String writeKey;
    private final Vertx vertx;
    private final Patience patience;
    private final Exchange exchange;

    /** @param writeKey of the collector, sent as {@code X-Write-Key} unless it is blank */
    public HttpPipeline(URI collector, URI serving, String writeKey) {
        this(collector, serving, writeKey, Duration.ofSeconds(30));
    }

    /** @param tries for how long events are sent again before they are given up */
    HttpPipeline(URI collector, URI serving, String writeKey, Duration tries) {
        this.collector = collector;
        this.serving = serving;
        this.writeKey = writeKey;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        exchange = new Exchange(
                vertx,
                vertx.createHttpClient(
                        new HttpClientOptions().setConnectTimeout(2_000).setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS)));
        patience = new Patience(tries);
    }

    @Override
    public Verdicts send(List<String> events) {
        Reply reply = post("/v1/events", events);
        return Answers.verdicts(reply.body());
    }

    @Override
    public Recommendations recommend(Ask ask) {
        var query = new StringBuilder("/v1/recommendations?n=").append(ask.n());
        parameter(query, "placement", ask.placement());
        parameter(query, "visitorId", ask.visitorId());
        parameter(query, "sessionId", ask.sessionId());
        parameter(query, "itemId", ask.itemId());
        parameter(query, "at", ask.at() == null ? null : ask.at().toString());
        Reply reply =
                exchange.with(request(HttpMethod.GET, serving, query.toString()), Buffer.buffer(), ANSWERED_WITHIN);
        if (reply.status() != 200) {
            throw reply.failure("recommendations");
        }
        return Answers.recommendations(reply.body());
    }

    @Override
    public void catalogue(List<String> items) {
        post("/v1/items", items);
    }

    @Override
    public void spend(List<String> spend) {
        post("/v1/spend", spend);
    }

    private Reply post(String path, List<String> lines) {
        RequestOptions request =
                request(HttpMethod.POST, collector, path).putHeader("Content-Type", "application/x-ndjson");
        if (!writeKey.isBlank()) {
            request.putHeader("X-Write-Key", writeKey);
        }
        Buffer body = Buffer.buffer(String.join("\n", lines));
        Reply reply = patience.until(() -> exchange.with(request, body, Duration.ofSeconds(10)));
        if (reply.status() != 202) {
            throw reply.failure(path);
        }
        return reply;
    }

    private static RequestOptions request(HttpMethod method, URI service, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(service.resolve(path).toString());
    }

    private static void parameter(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
