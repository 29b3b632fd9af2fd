package dev.sapando.demo.promise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.rejected.RejectedCommand;
import dev.sapando.schema.Event;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/** Six refusals: three of the collector's events and one of its items, two of what was written behind it. Nothing is verified yet. */
record DayOfRefusals(EmbeddedKafka kafka, Ingest ingest) implements AutoCloseable {
    static DayOfRefusals in(Path folder) throws Exception {
        var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")));
        kafka.start();
        var day = new DayOfRefusals(kafka, Ingest.on(kafka, folder.resolve("state")));
        day.refuse();
        return day;
    }

    private void refuse() throws Exception {
        ingest.post(
                "/v1/events",
                List.of(
                                purchase("s-1:1", "EURO", "79.90", true),
                                purchase("s-1:2", "EURO", "-79.90", true),
                                purchase("s-1:3", "EURO", "79.90", false))
                        .toString());
        ingest.post("/v1/items", "[{\"itemId\":\"red-coat\",\"weight\":3}]");
        writeBehindTheCollector("ana", "\u0000garbage".getBytes(UTF_8));
        Event keyless = Event.newBuilder()
                .setEventId("s-1:4")
                .setType("page_view")
                .setOccurredAt(Instant.parse("2024-03-01T09:00:00Z"))
                .setVisitorId("ana")
                .setConsent(true)
                .build();
        writeBehindTheCollector(
                "bea", Topics.EVENTS_COLLECTED.values().serializer().serialize("t", keyless));
        awaitEnds(new Ends(0, 0, 2));
    }

    @Override
    public void close() {
        ingest.close();
        kafka.close();
    }

    String rejected(int status, String... arguments) {
        var out = new StringWriter();
        var command = new CommandLine(new RejectedCommand(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
        assertThat(command.execute(arguments)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }

    List<String> verifiedIds() {
        return new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_VERIFIED)
                .values().stream().map(Event::getEventId).toList();
    }

    void awaitEnds(Ends ends) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Ends.at(kafka.bootstrapServers()))
                .isEqualTo(ends));
    }

    private void writeBehindTheCollector(String key, byte[] value) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("events.collected", key.getBytes(UTF_8), value));
        }
    }

    static String purchase(String eventId, String currency, String price, boolean consent) {
        return new JsonObject()
                .put("eventId", eventId)
                .put("type", "purchase")
                .put("occurredAt", "2024-03-01T09:00:00Z")
                .put("visitorId", "ana")
                .put("consent", consent)
                .put("orderId", "o-5")
                .put("currency", currency)
                .put(
                        "lines",
                        List.of(new JsonObject()
                                .put("itemId", "red-coat")
                                .put("quantity", 1)
                                .put("unitPrice", price)))
                .encodePrettily();
    }
}
