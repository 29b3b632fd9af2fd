package dev.sapando.demo.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks monitoring what it knows, as anybody would: {@code GET /v1/metrics/NAME}. */
public final class MetricsApi {
    private final URI monitoring;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public MetricsApi(URI monitoring) {
        this.monitoring = monitoring;
    }

    /**
     * @param query such as {@code session-conversion?by=arm}
     * @throws UncheckedIOException where monitoring gives no usable answer
     */
    public List<Row> rows(String query) {
        var request = HttpRequest.newBuilder(monitoring.resolve("/v1/metrics/" + query))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            JsonArray rows = new JsonObject(response.body()).getJsonArray("rows");
            return rows.stream().map(row -> Row.of((JsonObject) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("monitoring at " + monitoring + " did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while asking monitoring", e));
        }
    }
}
