package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.real.RealData;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keep.ArchiveService;
import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strings that have broken somebody's software, in every field that takes a text, from HTTP to SQL over the archive. */
class NaughtyStringsTest {
    private static final List<String> TEXTS = List.of(
            "visitorId",
            "sessionId",
            "customerId",
            "channel",
            "campaign",
            "platform",
            "userAgent",
            "itemId",
            "recommendationId",
            "query",
            "orderId");
    /** What a field may have against a text; nothing else may happen to it. */
    private static final Set<String> BOUNDS = Set.of("text_too_long", "field_missing", "attribute_too_long");

    private record Sent(String field, String text) {}

    private final Map<String, Sent> sent = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    @Test
    void every_naughty_string_arrives_unchanged(@TempDir Path folder) throws Exception {
        JsonArray strings = new JsonArray(Files.readString(RealData.require("bad-input/blns/blns.json")));
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            try (var ingest = Ingest.on(kafka, folder.resolve("state"));
                    var archive = archive(kafka, folder.resolve("archive"))) {
                archive.start();
                for (int i = 0; i < strings.size(); i++) {
                    post(ingest, batch(i, strings.getString(i)));
                }
                int expected = sent.size() - refused.size();
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                                Ends.at(kafka.bootstrapServers()).verified())
                        .isEqualTo(expected));
                System.out.printf(
                        "naughty strings: %,d in %d fields, %,d verified and archived unchanged, %,d refused for their length or as blank%n",
                        strings.size(), TEXTS.size() + 2, expected, refused.size());
                assertThat(expected).isGreaterThan(sent.size() * 9 / 10);
                for (Event event : new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_VERIFIED).values()) {
                    Sent was = Objects.requireNonNull(sent.get(event.getEventId()), event.getEventId());
                    assertThat(read(event, was)).as(was.field).isEqualTo(was.text);
                }
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                                archived(folder.resolve("archive")))
                        .hasSize(expected));
                archived(folder.resolve("archive"))
                        .forEach((id, text) ->
                                assertThat(text).as(id).isEqualTo(Objects.requireNonNull(sent.get(id)).text));
            }
        }
    }

    private static ArchiveService archive(EmbeddedKafka kafka, Path folder) {
        return new ArchiveService(ArchiveSettings.from(Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "ARCHIVE_DIR",
                folder.toString(),
                "ARCHIVE_FLUSH_INTERVAL",
                "1s",
                "ARCHIVE_ADMIN_PORT",
                "0"))));
    }

    /** Of each event the text in the field that its id names. */
    private static Map<String, String> archived(Path archive) throws Exception {
        var found = new HashMap<String, String>();
        var columns = new StringBuilder("CASE split_part(event_id, ':', 2)"
                + " WHEN 'attribute' THEN attributes['note']"
                + " WHEN 'line' THEN lines[1].item_id");
        TEXTS.forEach(field -> columns.append(" WHEN '")
                .append(field)
                .append("' THEN ")
                .append(field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
        try (var reader = ReadOnly.over(archive, 256_000_000)) {
            reader.ask("SELECT event_id, " + columns + " END FROM events", rows -> {
                while (rows.next()) {
                    String id = rows.getString(1);
                    String text = rows.getString(2);
                    found.put(id, id.endsWith(":attribute") ? unquoted(text) : text);
                }
            });
        }
        return found;
    }

    private static String read(Event event, Sent was) {
        return switch (was.field) {
            case "attribute" ->
                unquoted(Objects.requireNonNull(event.getAttributes().get("note")));
            case "line" -> event.getLines().get(0).getItemId();
            default -> String.valueOf(event.get(was.field));
        };
    }

    private static String unquoted(String json) {
        return new JsonArray("[" + json + "]").getString(0);
    }

    private List<JsonObject> batch(int number, String text) {
        var events = new ArrayList<JsonObject>();
        for (String field : TEXTS) {
            events.add(event(number, field, text).put(field, text));
        }
        events.add(event(number, "attribute", text).put("note", text));
        events.add(event(number, "line", text)
                .put("type", "purchase")
                .put("orderId", "o-1")
                .put("currency", "EUR")
                .put("lines", List.of(Map.of("itemId", text, "quantity", 1))));
        return events;
    }

    private JsonObject event(int number, String field, String text) {
        String id = number + ":" + field;
        sent.put(id, new Sent(field, text));
        return new JsonObject()
                .put("eventId", id)
                .put("type", "page_view")
                .put("occurredAt", "2024-03-01T09:00:00Z")
                .put("visitorId", "ana");
    }

    private void post(Ingest ingest, List<JsonObject> events) throws Exception {
        ingest.post("/v1/events", new JsonArray(events).encode())
                .getJsonArray("rejected")
                .forEach(each -> {
                    var refusal = (JsonObject) each;
                    assertThat(refusal.getString("code")).as(refusal.encode()).isIn(BOUNDS);
                    refused.add(refusal.getString("eventId"));
                });
    }
}
