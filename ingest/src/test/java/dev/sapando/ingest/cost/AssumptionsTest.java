package dev.sapando.ingest.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices are in a file with a version, and anybody's own can take its place. */
class AssumptionsTest {
    private static final String OWN = """
            version: 7
            date: 2024-02-29
            currency: CHF
            kafkaPerGbMonth: 0.2
            archivePerGbMonth: 0
            movedPerGb: 0.05
            daysPerMonth: 31
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void those_that_ship_say_version_and_currency() {
        assertThat(Assumptions.shipped().version()).isPositive();
        assertThat(Assumptions.shipped().currency()).isEqualTo("EUR");
    }

    @Test
    void a_file_of_ones_own_replaces_them() throws IOException {
        Assumptions own = Assumptions.read(written(OWN));

        assertThat(own.version()).isEqualTo(7);
        assertThat(own.dayOf(own.kafkaPerGbMonth(), 31_000_000_000L)).isEqualByComparingTo("200000");
        assertThat(own.move(1_000_000_000L)).isEqualByComparingTo("50000");
    }

    @Test
    void a_file_that_cannot_be_stops_the_start_with_its_name_and_why() throws IOException {
        for (var wrong : List.of(
                List.of("movedPerGb: 0.05", "movedPerGb: -1", "movedPerGb is -1"),
                List.of("daysPerMonth: 31", "daysPerMonth: 0", "daysPerMonth is 0"),
                List.of("version: 7\n", "", "version"),
                List.of("archivePerGbMonth: 0\n", "", "archivePerGbMonth"),
                List.of("kafkaPerGbMonth", "kafkaPerGBMonth", "kafkaPerGbMonth"))) {
            Path file = written(OWN.replace(wrong.get(0), wrong.get(1)));
            assertThatThrownBy(() -> start(file))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining("COST_ASSUMPTIONS")
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(wrong.get(2));
        }
        assertThatThrownBy(() -> start(folder.resolve("none.yaml"))).hasMessageContaining("cannot read");
    }

    private static void start(Path file) {
        Settings settings = Settings.of(Map.of("COST_ASSUMPTIONS", file.toString()));
        CostSettings.from(settings);
        settings.check();
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("prices.yaml"), yaml);
    }
}
