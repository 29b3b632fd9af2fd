package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks monitoring what it has counted so far: {@code GET /v1/metrics/NAME}. */
final class MonitoringClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI metrics;
    private final Optional<String> producer;

    /** @param producer whose events are counted: {@code none} where they come without a key, empty where it is not known */
    MonitoringClient(URI monitoring, Optional<String> producer) {
        this.producer = producer;
        metrics = monitoring.resolve("/v1/metrics/");
    }

    /** Events by outcome, with this replay's own apart. */
    Optional<Outcomes> outcomes() {
        return ask("ingest?by=producer").map(rows -> Outcomes.of(rows, producer));
    }

    /** The rows of a metric; empty where monitoring does not answer, or not as it should. */
    Optional<JsonNode> ask(String metric) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(metrics.resolve(metric))
                            .timeout(PATIENCE)
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(JSON.readTree(answer.body()).path("rows"))
                    : Optional.empty();
        } catch (IOException e) {
            // Not there: its answer is left out of the account, which says so.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
