package dev.sapando.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ingest.verify.Memory;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {
    @Test
    void what_an_absent_consent_means_must_be_chosen_and_all_problems_are_told_at_once() {
        assertThatThrownBy(() -> IngestSettings.from(
                        Settings.of(Map.of("COLLECTOR_PORT", "http", "DEDUPLICATION_WINDOW", "a while"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("CONSENT_WHEN_ABSENT is not set")
                .hasMessageContaining("COLLECTOR_PORT=http")
                .hasMessageContaining("DEDUPLICATION_WINDOW=a while");
    }

    @Test
    void with_that_choice_the_defaults_do() {
        IngestSettings settings = IngestSettings.from(Settings.of(Map.of("CONSENT_WHEN_ABSENT", "true")));

        assertThat(settings.collector().endpoint().port()).isEqualTo(8080);
        assertThat(settings.admin().port()).isEqualTo(9180);
        assertThat(settings.memory()).isEqualTo(new Memory(Duration.ofHours(24), Duration.ofDays(400)));
        assertThat(settings.stateDir()).isEqualTo(Path.of(".sapando/state"));
        assertThat(settings.collector().consentWhenAbsent()).isTrue();
    }
}
