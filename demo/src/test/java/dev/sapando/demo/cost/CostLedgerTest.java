package dev.sapando.demo.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.command.FreePorts;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger says is what the broker's disk says, and it is still known after a restart. */
class CostLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void bytes_are_those_on_the_brokers_disk_and_the_days_are_there_after_a_restart(@TempDir Path folder)
            throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            String day;
            try (IngestService ingest = started(kafka, folder)) {
                assertThat(send(ingest, events())).isEqualTo(202);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    long stored = number(row(ingest, "topic", "events.verified"), "storedBytes");
                    assertThat(stored).isPositive().isEqualTo(onDisk(kafka, "events.verified"));
                    assertThat(number(row(ingest, "consumer", "verification"), "movedBytes"))
                            .isPositive();
                });
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertSplit(
                                ingest,
                                onDisk(kafka, "events.collected")
                                        + onDisk(kafka, "events.verified")
                                        + onDisk(kafka, "events.outcomes")));
                assertThat(get(ingest, "/metrics"))
                        .contains(
                                "sapando_cost_stored_bytes{service=\"ingest\",store=\"kafka\",topic=\"events.verified\"");
                CostPanels.assertAnsweredBy(get(ingest, "/metrics"));
                day = cost(ingest, "topic").getString("day");
                assertThat(number(cost(ingest, "topic"), "intervalSeconds")).isPositive();
            }
            try (IngestService ingest = started(kafka, folder)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(row(ingest, "day", day).getLong("storedBytes"))
                                .isPositive());
            }
        }
    }

    @Test
    void what_cannot_be_asked_by_is_told_what_can(@TempDir Path folder) throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            try (IngestService ingest = started(kafka, folder)) {
                assertThat(get(ingest, "/v1/cost?by=moon"))
                        .contains("parameter_unknown", "moon", "topic, type, consumer");
            }
        }
    }

    /** These topics hold nothing but what is of the two types sent, so that the types share out their bytes to the last. */
    private static void assertSplit(IngestService ingest, long bytes) throws Exception {
        assertThat(number(row(ingest, "type", "product_view"), "storedBytes")
                        + number(row(ingest, "type", "search"), "storedBytes"))
                .isEqualTo(bytes);
        // Nobody downstream reads what was searched for; the collected copy is read by the rules of verification.
        assertThat(number(row(ingest, "field", "events.verified query"), "unreadBytes"))
                .isPositive();
        assertThat(cost(ingest, "field").getJsonArray("rows").stream()
                        .map(row -> ((JsonObject) row).getString("field")))
                .doesNotContain("events.collected query", "events.verified visitorId");
    }

    private static IngestService started(EmbeddedKafka kafka, Path folder) {
        var environment = new HashMap<>(FreePorts.settings());
        environment.putAll(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "STATE_DIR", folder.resolve("state").toString(),
                "CONSENT_WHEN_ABSENT", "true",
                "ARCHIVE_DIR", folder.resolve("archive").toString(),
                "COST_INTERVAL", "1s"));
        var ingest = new IngestService(IngestSettings.from(Settings.of(environment)));
        ingest.start();
        return ingest;
    }

    private static String events() {
        return IntStream.range(0, 60)
                .mapToObj(i -> new JsonObject()
                        .put("eventId", "s-1:" + i)
                        .put("type", i % 3 == 0 ? "search" : "product_view")
                        .put("occurredAt", "2024-03-01T09:00:00Z")
                        .put("visitorId", "v-" + i % 7)
                        .put(i % 3 == 0 ? "query" : "itemId", "red coat " + i)
                        .encode())
                .collect(Collectors.joining("\n"));
    }

    private static int send(IngestService ingest, String body) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + ingest.port() + "/v1/events"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static long number(JsonObject row, String column) {
        return row.getLong(column, 0L);
    }

    /** Empty where there is none. */
    private static JsonObject row(IngestService ingest, String by, String name) throws Exception {
        return cost(ingest, by).getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString(by).equals(name))
                .findFirst()
                .orElseGet(JsonObject::new);
    }

    private static JsonObject cost(IngestService ingest, String by) throws Exception {
        return new JsonObject(get(ingest, "/v1/cost?by=" + by));
    }

    private static String get(IngestService ingest, String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + ingest.adminPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long onDisk(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(disks -> disks.values().stream())
                    .flatMap(disk -> disk.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(topic))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }
}
