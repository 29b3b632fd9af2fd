package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDayTest {
    private static final Path COMMITTED = Path.of("samples");
    private static final List<Letter> DAY = SampleDay.letters();

    @Test
    void the_committed_day_is_what_its_seed_generates() throws IOException {
        assertThat(unzipped(COMMITTED)).isEqualTo(SampleDay.text(DAY));
        assertThat(Files.readString(COMMITTED.resolve(SampleDay.EXPECTED))).isEqualTo(SampleDay.expected(DAY));
    }

    @Test
    void the_command_writes_both_files(@TempDir Path folder) throws IOException {
        int status = new picocli.CommandLine(new SampleDay()).execute("--into", folder.toString());
        assertThat(status).isZero();
        assertThat(unzipped(folder)).isEqualTo(SampleDay.text(DAY));
        assertThat(folder.resolve(SampleDay.EXPECTED)).hasContent(SampleDay.expected(DAY));
    }

    @Test
    void the_expected_answers_add_up() {
        var expected = new JsonObject(SampleDay.expected(DAY));
        assertThat(expected.getLong("sent")).isEqualTo(DAY.size());
        assertThat(expected.getLong("accepted") + expected.getLong("rejected")).isEqualTo(expected.getLong("sent"));
        assertThat(expected.getLong("verified") + expected.getLong("duplicates"))
                .isEqualTo(expected.getLong("accepted"));
        assertThat(sum(expected.getJsonObject("rejectedByCode"))).isEqualTo(expected.getLong("rejected"));
        assertThat(sum(expected.getJsonObject("verifiedByType"))).isEqualTo(expected.getLong("verified"));
    }

    @Test
    void the_expected_answers_are_those_of_the_lines_themselves() {
        var read = new SampleReading(DAY.stream().map(Letter::line).toList());
        var expected = new JsonObject(SampleDay.expected(DAY));
        assertThat(read.verified()).isEqualTo(expected.getInteger("verified"));
        assertThat(read.duplicates()).isEqualTo(expected.getInteger("duplicates"));
        assertThat(read.sessions()).isEqualTo(expected.getInteger("sessions"));
        assertThat(read.grossRevenue())
                .isEqualTo(expected.getJsonObject("grossRevenue").getString("EUR"));
    }

    private static long sum(JsonObject counts) {
        return counts.stream()
                .mapToLong(count -> ((Number) count.getValue()).longValue())
                .sum();
    }

    private static String unzipped(Path folder) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(SampleDay.EVENTS)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
