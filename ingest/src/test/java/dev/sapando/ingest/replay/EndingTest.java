package dev.sapando.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a recording ends, which no clock may say: the same file is to be moved by the same span today and in a year. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class EndingTest {
    @TempDir
    Path folder;

    @Test
    void a_recording_ends_with_its_latest_event_also_where_that_is_yet_to_come() throws IOException {
        assertThat(end("2024-03-01T08:00:00Z", "2399-03-02T08:00:00Z", "2399-03-01T08:00:00Z", "2399-03-01T09:00:00Z"))
                .isEqualTo("2399-03-02T08:00:00Z");
    }

    @Test
    void what_a_broken_clock_dated_is_not_its_end() throws IOException {
        assertThat(end("2024-03-01T08:00:00Z", "2024-03-01T09:00:00Z", "2999-01-01T00:00:00Z", "2500-01-01T00:00:00Z"))
                .isEqualTo("2024-03-01T09:00:00Z");
        assertThat(end("1970-01-01T00:00:00Z", "2024-03-01T08:00:00Z", "2024-03-01T09:00:00Z"))
                .isEqualTo("2024-03-01T09:00:00Z");
    }

    @Test
    void years_with_gaps_of_less_than_a_year_are_one_recording() throws IOException {
        assertThat(end("2023-03-02T08:00:00Z", "2023-03-03T08:00:00Z", "2024-03-01T08:00:00Z"))
                .isEqualTo("2024-03-01T08:00:00Z");
    }

    @Test
    void a_year_that_no_contract_has_is_no_time() throws IOException {
        assertThat(end("2024-03-01T08:00:00Z", "+999999999-01-01T00:00:00Z")).isEqualTo("2024-03-01T08:00:00Z");
    }

    private Instant end(String... times) throws IOException {
        var lines = new StringBuilder();
        for (String time : times) {
            lines.append(Shop.view("1").replace("2024-03-01T08:59:00Z", time)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.jsonl"), lines);
        var ending = new Ending();
        Played.of(Format.sapando, file)
                .events
                .forEach(event -> ending.event(new Line("a.jsonl", 1, event.json()), event));
        return ending.found().orElseThrow();
    }
}
