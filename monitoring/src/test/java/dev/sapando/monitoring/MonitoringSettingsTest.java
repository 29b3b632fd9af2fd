package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitoringSettingsTest {
    @Test
    void without_settings_the_documented_defaults_hold() {
        MonitoringSettings settings = MonitoringSettings.from(Settings.of(Map.of()));

        assertThat(settings.endpoint().port()).isEqualTo(8083);
        assertThat(settings.admin().port()).isEqualTo(9183);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.historyDays()).isEqualTo(400);
        assertThat(settings.commitInterval()).hasMillis(100);
        assertThat(settings.settling()).hasSeconds(60);
        assertThat(settings.maxLabelValues()).isEqualTo(100);
    }

    @Test
    void all_problems_are_told_at_once() {
        Settings settings = Settings.of(Map.of(
                "BUSINESS_TIME_ZONE",
                "Mars/Base",
                "MONITORING_HISTORY_DAYS",
                "7",
                "RECONCILIATION_SETTLING",
                "4s",
                "MONITORING_MAX_LABEL_VALUES",
                "0"));

        assertThatThrownBy(() -> MonitoringSettings.from(settings))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("BUSINESS_TIME_ZONE=Mars/Base")
                .hasMessageContaining("MONITORING_HISTORY_DAYS=7")
                .hasMessageContaining("RECONCILIATION_SETTLING=4s")
                .hasMessageContaining("MONITORING_MAX_LABEL_VALUES=0");
    }
}
