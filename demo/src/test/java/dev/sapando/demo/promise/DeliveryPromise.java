package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the data engineers promise whoever sends events, whatever Kafka it runs on: of a batch with one bad event the others
 * are accepted and verified exactly once, also when they are sent again and ingest was restarted in between; the bad one is
 * kept byte for byte.
 */
record DeliveryPromise(String bootstrapServers, Path state) {
    private static final int GOOD = 49;
    private static final int BAD_INDEX = 7;
    private static final String NOW = "2024-03-01T09:00:00.123Z";
    /** Spaces, order and the figure's zeros are as no serializer of ours would write them. */
    private static final String BAD =
            "{ \"visitorId\":\"v-ana\" , \"type\":\"purchase\",\"eventId\":\"s-1:7\",\"occurredAt\":\"" + NOW
                    + "\",\"orderId\":\"o-5\",\"currency\":\"EUR\",\"lines\":[{\"itemId\":\"red-coat\",\"quantity\":1,\"unitPrice\":-79.9000}] }";

    void holds() throws Exception {
        TopicSetup.ensure(KafkaSettings.from(settings()));
        try (var ingest = started()) {
            assertVerdicts(post(ingest));
            awaitEnds(GOOD, 0);
        }
        try (var ingest = started()) {
            assertVerdicts(post(ingest));
            awaitEnds(GOOD, GOOD);
        }
        assertThat(verifiedIds()).containsExactlyInAnyOrderElementsOf(goodIds());
        assertThat(new WholeTopic<>(bootstrapServers, Topics.EVENTS_REJECTED).values())
                .hasSize(2)
                .allSatisfy(DeliveryPromise::isTheBadOne);
    }

    private static void isTheBadOne(RejectedEvent rejected) {
        assertThat(rejected.getOriginal()).isEqualTo(ByteBuffer.wrap(BAD.getBytes(StandardCharsets.UTF_8)));
        assertThat(rejected.getCode()).isEqualTo("price_negative");
        assertThat(rejected.getStage()).isEqualTo("collect");
    }

    private static void assertVerdicts(JsonObject answer) {
        assertThat(answer.getInteger("accepted")).isEqualTo(GOOD);
        JsonArray rejected = answer.getJsonArray("rejected");
        assertThat(rejected).hasSize(1);
        assertThat(rejected.getJsonObject(0).getInteger("index")).isEqualTo(BAD_INDEX);
        assertThat(rejected.getJsonObject(0).getString("code")).isEqualTo("price_negative");
        assertThat(rejected.getJsonObject(0).getString("field")).isEqualTo("lines[0].unitPrice");
    }

    private void awaitEnds(long verified, long duplicates) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Ends.at(bootstrapServers))
                .isEqualTo(new Ends(verified, duplicates, 0)));
    }

    private List<String> verifiedIds() {
        return new WholeTopic<>(bootstrapServers, Topics.EVENTS_VERIFIED)
                .values().stream().map(Event::getEventId).toList();
    }

    private static List<String> goodIds() {
        return IntStream.rangeClosed(0, GOOD)
                .filter(i -> i != BAD_INDEX)
                .mapToObj(i -> "s-1:" + i)
                .toList();
    }

    private static String batch() {
        Stream<String> events = IntStream.rangeClosed(0, GOOD).mapToObj(i -> i == BAD_INDEX ? BAD : view(i));
        return events.toList().toString();
    }

    private static String view(int number) {
        return new JsonObject()
                .put("eventId", "s-1:" + number)
                .put("type", "product_view")
                .put("occurredAt", NOW)
                .put("visitorId", "v-ana")
                .put("sessionId", "s-1")
                .put("itemId", "red-coat")
                .encode();
    }

    private static JsonObject post(IngestService ingest) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ingest.port() + "/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch()))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new JsonObject(response.body());
    }

    private IngestService started() {
        var ingest = new IngestService(IngestSettings.from(settings()));
        ingest.start();
        return ingest;
    }

    private Settings settings() {
        return Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "STATE_DIR", state.toString(),
                "COLLECTOR_PORT", "0",
                "COLLECTOR_ADMIN_PORT", "0",
                "CONSENT_WHEN_ABSENT", "true"));
    }
}
