package dev.sapando.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.features.examples.ExampleSettings;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesSettingsTest {
    @Test
    void nothing_set_means_the_documented_defaults() {
        var settings = FeaturesSettings.from(Settings.of(Map.of()));

        assertThat(settings.admin().port()).isEqualTo(9181);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.sessionGap()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.kept()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.examples()).isEqualTo(new ExampleSettings(Duration.ofHours(24), Duration.ofDays(7), 1_000));
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.stateFolder()).isEqualTo(Path.of(".sapando", "state"));
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        var wrong = Settings.of(Map.of(
                "SESSION_GAP",
                "soon",
                "STATE_DAYS",
                "0",
                "BUSINESS_TIME_ZONE",
                "Shop/Floor",
                "FEATURES_ADMIN_PORT",
                "x",
                "EXAMPLE_LABEL_FOR",
                "7d",
                "EXAMPLE_KEPT",
                "23h",
                "EXAMPLE_MAX_WAITING",
                "2000"));

        assertThatThrownBy(() -> FeaturesSettings.from(wrong))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll("SESSION_GAP=soon", "STATE_DAYS=0", "Shop/Floor", "FEATURES_ADMIN_PORT=x")
                .hasMessageContainingAll("EXAMPLE_LABEL_FOR=7d", "EXAMPLE_KEPT=23h", "EXAMPLE_MAX_WAITING=2000");
    }
}
