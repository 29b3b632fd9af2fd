package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** Collector and verification beside a broker, and a client of theirs. */
record Ingest(IngestService service) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Ingest on(EmbeddedKafka kafka, Path state) {
        var service = new IngestService(IngestSettings.from(Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "TOPIC_PARTITIONS", "2",
                "STATE_DIR", state.toString(),
                "COLLECTOR_PORT", "0",
                "COLLECTOR_ADMIN_PORT", "0",
                "CONSENT_WHEN_ABSENT", "true"))));
        service.start();
        return new Ingest(service);
    }

    String collector() {
        return "http://127.0.0.1:" + service.port();
    }

    /** The answer to a JSON array. */
    JsonObject post(String path, String elements) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(collector() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(elements))
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new JsonObject(response.body());
    }

    @Override
    public void close() {
        service.close();
    }
}
