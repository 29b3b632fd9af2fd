package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.testing.RealData;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    @Test
    void what_is_not_json_gets_400_and_nothing_gets_a_5xx() throws IOException {
        Path cases = RealData.file("bad-input/JSONTestSuite/test_parsing");
        var statuses = new TreeMap<String, Integer>();
        try (var rig = new CollectorRig();
                var files = Files.list(cases)) {
            for (Path file : files.sorted().toList()) {
                statuses.put(
                        file.getFileName().toString(),
                        rig.post("application/json", Files.readAllBytes(file)).statusCode());
            }
        }
        assertThat(statuses).hasSizeGreaterThan(300).allSatisfy((name, status) -> {
            assertThat(status).as(name).isBetween(202, 499);
            if (name.startsWith("n_")) {
                assertThat(status).as(name).isEqualTo(400);
            }
        });
        // A document that is JSON, but neither an object nor an array, is no batch: 400 as well.
        assertThat(statuses).allSatisfy((name, status) -> {
            if (name.startsWith("y_array") || name.startsWith("y_object")) {
                assertThat(status).as(name).isEqualTo(202);
            }
        });
    }

    @Test
    void every_n_case_as_a_line_is_one_refused_event_beside_good_ones() throws IOException {
        Path cases = RealData.file("bad-input/JSONTestSuite/test_parsing");
        try (var rig = new CollectorRig();
                var files = Files.list(cases)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("n_"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (new String(bytes, UTF_8).isBlank() || new String(bytes, UTF_8).contains("\n")) {
                    continue;
                }
                var answer = rig.post("application/x-ndjson", bytes);
                assertThat(answer.statusCode()).as(file.toString()).isEqualTo(202);
                assertThat(answer.body()).as(file.toString()).startsWith("{\"accepted\":0,\"rejected\":[{\"index\":0");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "0123456789012345678901234567890123456789and so on"})
    void what_cannot_be_read_is_repeated_to_its_sender_as_far_as_it_helps(String time) throws IOException {
        String event = "{\"eventId\":\"1\",\"type\":\"search\",\"occurredAt\":\"" + time + "\",\"visitorId\":\"ana\"}";
        try (var rig = new CollectorRig()) {
            assertThat(rig.post(event).body())
                    .contains("occurredAt '" + time.replace("and so on", "…") + "' is no RFC 3339 time");
        }
    }

    @Test
    void naughty_strings_are_ids_unchanged_or_are_refused_by_a_rule() throws IOException {
        JsonNode strings = new ObjectMapper().readTree(naughtyStrings().toFile());
        try (var rig = new CollectorRig()) {
            for (JsonNode string : strings) {
                String text = new ObjectMapper().writeValueAsString(string.asText());
                int before = rig.collected().size();
                var answer = rig.post("{\"eventId\":" + text
                        + ",\"type\":\"search\",\"query\":\"coat\",\"occurredAt\":\"2024-03-01T08:59:00Z\",\"visitorId\":"
                        + text + "}");
                assertThat(answer.statusCode()).isEqualTo(202);
                if (answer.body().startsWith("{\"accepted\":1")) {
                    Event event = rig.collected().get(before);
                    assertThat(event.getEventId()).isEqualTo(string.asText());
                    assertThat(event.getVisitorId()).isEqualTo(string.asText());
                } else {
                    assertThat(answer.body()).containsAnyOf("is blank", "_too_long", "text_not_unicode");
                }
            }
            assertThat(rig.collected()).hasSizeGreaterThan(350);
        }
    }

    @Test
    void naughty_strings_come_through_every_text_field_unchanged_or_are_refused_by_a_rule() throws IOException {
        JsonNode strings = new ObjectMapper().readTree(naughtyStrings().toFile());
        try (var rig = new CollectorRig()) {
            for (JsonNode string : strings) {
                String text = new ObjectMapper().writeValueAsString(string.asText());
                int before = rig.collected().size();
                var answer = rig.post("{\"eventId\":\"1\",\"type\":\"search\",\"occurredAt\":\"2024-03-01T08:59:00Z\","
                        + "\"visitorId\":\"ana\",\"query\":" + text + ",\"note\":" + text + "}");
                assertThat(answer.statusCode()).isEqualTo(202);
                if (answer.body().startsWith("{\"accepted\":1")) {
                    Event event = rig.collected().get(before);
                    assertThat(event.getQuery()).isEqualTo(string.asText());
                } else {
                    assertThat(answer.body()).containsAnyOf("text_too_long", "attribute_too_long", "text_not_unicode");
                }
            }
            assertThat(rig.collected()).hasSizeGreaterThan(400);
        }
    }

    private static Path naughtyStrings() throws IOException {
        try (var files = Files.walk(RealData.file("bad-input/blns"))) {
            return files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
        }
    }
}
