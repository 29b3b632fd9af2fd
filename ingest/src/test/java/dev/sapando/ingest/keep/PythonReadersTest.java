package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SAPANDO_PYTHON} is a Python that has pyarrow, pandas and duckdb; {@code python3} by default. */
class PythonReadersTest {
    private static final String PYTHON = Objects.requireNonNullElse(System.getenv("SAPANDO_PYTHON"), "python3");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path archive;

    @ParameterizedTest
    @ValueSource(strings = {"pyarrow", "pandas", "duckdb"})
    void the_same_rows_are_read_by(String library) throws Exception {
        Archives.of(archive, events());
        JsonNode read = read().path(library);
        assertThat(read.path("rows").asInt()).isEqualTo(60);
        assertThat(read.path("paid").asText()).isEqualTo("99999999999999.9999");
        assertThat(read.path("queries")).extracting(JsonNode::asText).containsExactly("naïve \u202e 👗");
        assertThat(read.path("attributes")).extracting(JsonNode::asText).containsExactly("\"home\"");
        assertThat(read.path("first").asText()).isEqualTo("2024-03-01 09:00:00");
    }

    @Test
    void folders_are_days_and_the_one_for_thin_days_is_none() throws Exception {
        Archives.of(archive, events(), Map.of("ARCHIVE_DAY_ROWS", "20"));
        assertThat(read().path("days")).extracting(JsonNode::asText).containsExactly("2024-03-01", "None");
    }

    /** Most of them on one day. */
    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 57; i++) {
            events.add(Shop.viewed("s:" + i));
        }
        Event purchase = Shop.viewed("p");
        purchase.setType("purchase");
        purchase.setLines(List.of(
                new OrderLine("red-coat", 1, new BigDecimal("99999999999999.9999"), null),
                new OrderLine("hat", 2, null, null)));
        Event search = Shop.viewed("q");
        search.setQuery("naïve \u202e 👗");
        search.setAttributes(Map.of("page", "\"home\""));
        Event later = Shop.viewed("l");
        later.setOccurredAt(Shop.NOW.plus(Duration.ofDays(1)));
        events.addAll(List.of(purchase, search, later));
        return events;
    }

    private JsonNode read() throws IOException, InterruptedException {
        boolean there = run("-c", "import pyarrow, pandas, duckdb").status() == 0;
        Assumptions.assumeTrue(
                there,
                "skipped: " + PYTHON
                        + " has no pyarrow, pandas and duckdb; install them, or name another with SAPANDO_PYTHON");
        Answer answer = run("-W", "ignore", "src/test/python/read_archive.py", archive.toString());
        assertThat(answer.status()).as(answer.text()).isZero();
        return new ObjectMapper().readTree(answer.text());
    }

    private record Answer(int status, String text) {}

    private static Answer run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Answer(127, String.valueOf(e.getMessage()));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
