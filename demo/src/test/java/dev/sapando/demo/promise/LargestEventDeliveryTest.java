package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between what the collector accepts and what Kafka takes no event gets lost. */
class LargestEventDeliveryTest {
    private static final String WIDE = "\u20ac";

    @TempDir
    Path folder;

    @Test
    void the_largest_event_that_is_accepted_is_verified_and_a_kafka_for_smaller_ones_stops_the_start()
            throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            try (var ingest = new IngestService(settings(kafka, Map.of()))) {
                ingest.start();
                assertThat(post(ingest.port(), largest())).startsWith("{\"accepted\":1");
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                                new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_VERIFIED).values())
                        .singleElement()
                        .satisfies(event -> assertThat(event.getLines()).hasSize(500)));
            }
            assertThatThrownBy(() -> {
                        try (var ingest =
                                new IngestService(settings(kafka, Map.of("KAFKA_MAX_REQUEST_SIZE", "500000")))) {
                            ingest.start();
                        }
                    })
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("KAFKA_MAX_REQUEST_SIZE is 500000");
        }
    }

    private IngestSettings settings(EmbeddedKafka kafka, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("STATE_DIR", folder.resolve("state").toString());
        all.put("COLLECTOR_PORT", "0");
        all.put("COLLECTOR_ADMIN_PORT", "0");
        all.put("CONSENT_WHEN_ABSENT", "true");
        return IngestSettings.from(Settings.of(all));
    }

    private static String post(int port, JsonObject event) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event.encode()))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** As ingest's own test has it, which also shows that there is no larger one. */
    private static JsonObject largest() {
        var event = new JsonObject()
                .put("eventId", WIDE.repeat(64))
                .put("type", "purchase")
                .put("occurredAt", "2024-03-01T08:59:00.123Z")
                .put("consent", true)
                .put("currency", "EUR")
                .put("userAgent", WIDE.repeat(1_024))
                .put("query", WIDE.repeat(1_024));
        for (String name : new String[] {
            "visitorId",
            "sessionId",
            "customerId",
            "channel",
            "campaign",
            "platform",
            "itemId",
            "recommendationId",
            "orderId"
        }) {
            event.put(name, WIDE.repeat(128));
        }
        var lines = new JsonArray();
        for (int i = 0; i < 500; i++) {
            lines.add(new JsonObject()
                    .put("itemId", WIDE.repeat(128))
                    .put("quantity", 100_000)
                    .put("unitPrice", "99999999999999.9999")
                    .put("recommendationId", WIDE.repeat(128)));
        }
        for (int i = 0; i < 32; i++) {
            event.put(String.format("%02d", i) + WIDE.repeat(254), WIDE.repeat(1_022));
        }
        return event.put("lines", lines);
    }
}
