package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data engineer sees of refused events: which there are, and each of them. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class RejectedCommandTest {
    @TempDir
    Path folder;

    private DayOfRefusals day;

    @BeforeEach
    void open() throws Exception {
        day = DayOfRefusals.in(folder);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void they_can_be_written_to_a_file_and_edited() throws Exception {
        Path file = folder.resolve("repair.jsonl");
        day.rejected(0, "replay", "--reason", "currency_unknown", "--type", "purchase", "--output", file.toString());

        assertThat(Files.readAllLines(file)).singleElement().satisfies(line -> assertThat(
                        new JsonObject(line).getString("eventId"))
                .isEqualTo("s-1:1"));
    }

    @Test
    void what_was_sent_again_because_its_answer_was_lost_is_listed_and_counted_once() throws Exception {
        String again = DayOfRefusals.purchase("s-1:1", "EURO", "79.90", true);
        day.ingest().post("/v1/events", again);
        day.ingest().post("/v1/events", "[" + again + "]");

        assertThat(day.rejected(0, "list"))
                .contains(
                        "6 refused",
                        "2 records are of elements that their senders sent again; each element counts once");
        assertThat(day.rejected(0, "list", "--count")).containsPattern("\n2 +currency_unknown +collect +purchase");
        assertThat(day.rejected(0, "replay", "--reason", "currency_unknown").lines())
                .contains("%-60s %,10d".formatted("refused events", 2));
    }

    @Test
    void the_list_is_lined_up_and_each_can_be_shown() {
        String list = day.rejected(0, "list");
        assertThat(list.lines().findFirst().orElseThrow())
                .matches("ID +ARRIVED +CODE +STAGE +FIELD +TYPE +PRODUCER +DETAIL");
        assertThat(list).contains("currency_unknown", "field_unknown", "unreadable", "key_wrong", "6 refused");
        assertThat(day.rejected(0, "list", "--reason", "key_wrong,unreadable", "--limit", "1")
                        .lines())
                .hasSize(3);
        assertThat(day.rejected(0, "list", "--until", "2024-01-01T00:00:00Z")).contains("0 refused");
        assertThat(day.rejected(
                        0, "list", "--from", Instant.now().plusSeconds(60).toString()))
                .contains("0 refused");
        assertThat(day.rejected(0, "list", "--count")).containsPattern("\n2 +currency_unknown +collect +purchase");

        List<JsonObject> lines = day.rejected(0, "list", "--stage", "verify", "--json")
                .lines()
                .map(JsonObject::new)
                .toList();
        assertThat(lines)
                .extracting(line -> line.getString("code"))
                .containsExactlyInAnyOrder("unreadable", "key_wrong");
        for (JsonObject line : lines) {
            String shown = day.rejected(0, "show", line.getString("id"));
            assertThat(shown).contains(line.getString("detail"));
            assertThat(shown)
                    .contains(line.getString("code").equals("unreadable") ? "|.garbage|" : "\"eventId\":\"s-1:4\"");
        }
        assertThat(day.rejected(1, "show", "0:999999")).contains("no refused event stands at 0:999999");
        assertThat(day.rejected(2, "show", "seventeen")).contains("is no id");
        assertThat(day.rejected(2, "list", "--from", "yesterday")).contains("is no time");
    }
}
