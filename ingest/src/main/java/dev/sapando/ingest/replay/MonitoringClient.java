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

/** Asks monitoring how many events came to which end so far: {@code GET /v1/metrics/ingest}. */
final class MonitoringClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI ingest;

    MonitoringClient(URI monitoring) {
        ingest = monitoring.resolve("/v1/metrics/ingest");
    }

    /** Counts by outcome; empty where monitoring does not answer, or not as it should. */
    Optional<Map<String, Long>> outcomes() {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(ingest).timeout(PATIENCE).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(read(JSON.readTree(answer.body()))) : Optional.empty();
        } catch (IOException e) {
            // Not there: its answer is left out of the account, which says so.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The rows, wherever in the answer they stand. */
    private static Map<String, Long> read(JsonNode answer) {
        JsonNode rows = answer.isArray() ? answer : answer.path("rows");
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
