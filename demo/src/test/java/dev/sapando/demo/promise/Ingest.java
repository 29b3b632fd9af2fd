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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Collector and verification beside a broker, and a client of theirs. */
record Ingest(IngestService service) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Ingest on(EmbeddedKafka kafka, Path state) {
        return on(kafka, state, Map.of());
    }

    static Ingest on(EmbeddedKafka kafka, Path state, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "TOPIC_PARTITIONS", "2",
                "STATE_DIR", state.toString(),
                "COLLECTOR_PORT", "0",
                "COLLECTOR_ADMIN_PORT", "0",
                "CONSENT_WHEN_ABSENT", "true"));
        settings.putAll(more);
        var service = new IngestService(IngestSettings.from(Settings.of(settings)));
        service.start();
        return new Ingest(service);
    }

    String collector() {
        return "http://127.0.0.1:" + service.port();
    }

    /** The answer to a JSON array. */
    JsonObject post(String path, String elements) throws IOException, InterruptedException {
        HttpResponse<String> response = answer(path, elements);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new JsonObject(response.body());
    }

    /** Whatever it is. */
    HttpResponse<String> answer(String path, String elements) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(collector() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(elements))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** What keeps it from being ready, or nothing. */
    String ready() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.adminPort() + "/health/ready"))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        service.close();
    }
}
