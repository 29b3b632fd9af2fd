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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a data engineer does about refused events: look which there are, repair, send again, as often as it takes. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class RejectedCommandTest {
    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Ingest ingest;

    @BeforeEach
    void aDayOfRefusals() throws Exception {
        kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")));
        kafka.start();
        ingest = Ingest.on(kafka, folder.resolve("state"));
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

    @AfterEach
    void close() {
        ingest.close();
        kafka.close();
    }

    @Test
    void a_replay_after_a_repair_counts_once_however_often_it_is_done() {
        String[] repair = {
            "replay",
            "--reason",
            "currency_unknown,price_negative",
            "--set",
            "currency=EUR",
            "--through",
            "sed 's/\"-79.90\"/\"79.90\"/'",
            "--to",
            ingest.collector()
        };

        String dry = rejected(0, repair);
        assertThat(dry).contains("nothing was sent", "\"eventId\":\"s-1:1\"");
        assertThat(dry).containsPattern("refused events +3");
        assertThat(dry).containsPattern("left out: nothing was kept of it.* 1\n");
        assertThat(verifiedIds()).isEmpty();

        for (int times = 0; times < 2; times++) {
            assertThat(rejected(0, with(repair, "--yes"))).containsPattern("accepted +2");
        }
        awaitEnds(new Ends(2, 2, 2));
        assertThat(verifiedIds()).containsExactlyInAnyOrder("s-1:1", "s-1:2");
    }

    @Test
    void what_stood_under_a_wrong_key_is_sent_under_the_right_one() {
        assertThat(rejected(0, "replay", "--stage", "verify", "--to", ingest.collector(), "--yes"))
                .containsPattern("left out: its bytes are no event.* 1\n")
                .containsPattern("accepted +1");

        awaitEnds(new Ends(1, 0, 2));
        assertThat(verifiedIds()).containsExactly("s-1:4");
    }

    @Test
    void what_the_repair_did_not_mend_is_refused_again_and_said() {
        assertThat(rejected(1, "replay", "--reason", "field_unknown", "--to", ingest.collector(), "--yes"))
                .contains("1 of 1 are refused again")
                .containsPattern("to send to /v1/items +1")
                .containsPattern("refused again: field_unknown +1");
        assertThat(rejected(
                        0,
                        "replay",
                        "--reason",
                        "field_unknown",
                        "--limit",
                        "1",
                        "--set",
                        "weight=",
                        "--to",
                        ingest.collector(),
                        "--yes"))
                .containsPattern("accepted +1");
    }

    @Test
    void a_repair_that_fails_sends_nothing() {
        assertThat(rejected(1, "replay", "--through", "sed 1q; exit 3", "--to", ingest.collector(), "--yes"))
                .doesNotContain("accepted");
    }

    @Test
    void they_can_be_written_to_a_file_and_edited() throws Exception {
        Path file = folder.resolve("repair.jsonl");
        rejected(0, "replay", "--reason", "currency_unknown", "--type", "purchase", "--output", file.toString());

        assertThat(Files.readAllLines(file)).singleElement().satisfies(line -> assertThat(
                        new JsonObject(line).getString("eventId"))
                .isEqualTo("s-1:1"));
    }

    @Test
    void the_list_is_lined_up_and_each_can_be_shown() {
        String list = rejected(0, "list");
        assertThat(list.lines().findFirst().orElseThrow())
                .matches("ID +ARRIVED +CODE +STAGE +FIELD +TYPE +PRODUCER +DETAIL");
        assertThat(list).contains("currency_unknown", "field_unknown", "unreadable", "key_wrong", "6 refused");
        assertThat(rejected(0, "list", "--reason", "key_wrong,unreadable", "--limit", "1")
                        .lines())
                .hasSize(3);
        assertThat(rejected(0, "list", "--until", "2024-01-01T00:00:00Z")).contains("0 refused");
        assertThat(rejected(0, "list", "--from", Instant.now().plusSeconds(60).toString()))
                .contains("0 refused");
        assertThat(rejected(0, "list", "--count")).containsPattern("\n2 +currency_unknown +collect +purchase");

        List<JsonObject> lines = rejected(0, "list", "--stage", "verify", "--json")
                .lines()
                .map(JsonObject::new)
                .toList();
        assertThat(lines)
                .extracting(line -> line.getString("code"))
                .containsExactlyInAnyOrder("unreadable", "key_wrong");
        for (JsonObject line : lines) {
            String shown = rejected(0, "show", line.getString("id"));
            assertThat(shown).contains(line.getString("detail"));
            assertThat(shown)
                    .contains(line.getString("code").equals("unreadable") ? "|.garbage|" : "\"eventId\":\"s-1:4\"");
        }
        assertThat(rejected(1, "show", "0:999999")).contains("no refused event stands at 0:999999");
        assertThat(rejected(2, "show", "seventeen")).contains("is no id");
        assertThat(rejected(2, "list", "--from", "yesterday")).contains("is no time");
    }

    private String rejected(int status, String... arguments) {
        var out = new StringWriter();
        var command = new CommandLine(new RejectedCommand(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
        assertThat(command.execute(arguments)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }

    private List<String> verifiedIds() {
        return new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_VERIFIED)
                .values().stream().map(Event::getEventId).toList();
    }

    private void awaitEnds(Ends ends) {
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

    private static String purchase(String eventId, String currency, String price, boolean consent) {
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

    private static String[] with(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
