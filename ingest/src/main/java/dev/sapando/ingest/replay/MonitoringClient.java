package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks monitoring what it has counted so far: {@code GET /v1/metrics/NAME}. */
final class MonitoringClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI metrics;

    MonitoringClient(URI monitoring) {
        metrics = monitoring.resolve("/v1/metrics/");
    }

    /** Events by outcome. */
    Optional<Map<String, Long>> outcomes() {
        return ask("ingest").map(MonitoringClient::outcomes);
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

    private static Map<String, Long> outcomes(JsonNode rows) {
        var counts = new TreeMap<String, Long>();
        for (JsonNode row : rows) {
            String outcome = row.path("labels").path("outcome").asText("");
            if (!outcome.isEmpty()) {
                counts.merge(outcome, row.path("value").asLong(), Long::sum);
            }
        }
        return counts;
    }
}
