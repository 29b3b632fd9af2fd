package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorSettingsTest {
    @Test
    void the_defaults_are_those_of_the_readme() throws IOException {
        CollectorSettings settings = read(Map.of());

        assertThat(settings.bounds())
                .isEqualTo(new Bounds(
                        1_000,
                        32_000_000,
                        4_096,
                        2,
                        200,
                        Duration.ofSeconds(15),
                        72_000_000,
                        new JsonLimits(64, 1_000_000, 1_000)));
        assertThat(Files.readString(Path.of("README.md")))
                .contains("`COLLECTOR_MAX_IN_FLIGHT_BYTES` | 32000000 |")
                .contains("`COLLECTOR_MAX_WAITING_REQUESTS` | 4096 |")
                .contains("`COLLECTOR_THREADS` | 2 |")
                .contains("`COLLECTOR_MAX_GZIP_RATIO` | 200 |")
                .contains("`COLLECTOR_JSON_MAX_DEPTH` | 64 |")
                .contains("`COLLECTOR_JSON_MAX_TEXT` | 1000000 |")
                .contains("`COLLECTOR_JSON_MAX_NUMBER` | 1000 |");
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTOR_MAX_EVENTS",
        "COLLECTOR_MAX_IN_FLIGHT_BYTES",
        "COLLECTOR_MAX_WAITING_REQUESTS",
        "COLLECTOR_THREADS",
        "COLLECTOR_MAX_GZIP_RATIO",
        "COLLECTOR_ACK_TIMEOUT",
        "COLLECTOR_PRODUCER_BUFFER_BYTES",
        "COLLECTOR_JSON_MAX_DEPTH",
        "COLLECTOR_JSON_MAX_TEXT",
        "COLLECTOR_JSON_MAX_NUMBER",
        "HTTP_MAX_CONNECTIONS",
        "HTTP_HEADER_TIMEOUT",
        "HTTP_MAX_KEEPALIVE_REQUESTS",
        "HTTP_MAX_BODY_BYTES",
        "HTTP_MAX_HEADER_BYTES",
        "HTTP_IDLE_TIMEOUT",
        "HTTP_BODY_TIMEOUT",
        "WRITE_KEYS_REREAD"
    })
    void no_bound_can_be_switched_off(String setting) {
        for (String value : new String[] {"0", "-1", "unlimited"}) {
            Assertions.assertThatThrownBy(() -> read(Map.of(setting, value)))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining(setting + "=" + value);
        }
    }

    @Test
    void bounds_that_make_each_other_pointless_are_told() {
        Assertions.assertThatThrownBy(() -> read(Map.of("COLLECTOR_MAX_IN_FLIGHT_BYTES", "1000000")))
                .hasMessageContaining("is below HTTP_MAX_BODY_BYTES=5000000");
        Assertions.assertThatThrownBy(() -> read(Map.of("COLLECTOR_PRODUCER_BUFFER_BYTES", "9000000")))
                .hasMessageContaining("is below COLLECTOR_MAX_IN_FLIGHT_BYTES=32000000");
    }

    private static CollectorSettings read(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("CONSENT_WHEN_ABSENT", "true");
        Settings settings = Settings.of(all);
        CollectorSettings collector = CollectorSettings.from(settings);
        settings.check();
        return collector;
    }
}
