package dev.sapando.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingSettingsTest {
    @Test
    void untold_serving_listens_on_its_own_ports_and_treats_every_second_visitor() {
        ServingSettings settings = ServingSettings.from(Settings.of(Map.of()));

        assertThat(settings.api().port()).isEqualTo(8082);
        assertThat(settings.admin().port()).isEqualTo(9182);
        assertThat(settings.experiment().treatmentShare()).isEqualTo(50);
    }

    @Test
    void all_problems_are_told_at_once() {
        Settings wrong = Settings.of(Map.of(
                "SERVING_PORT", "x",
                "TREATMENT_SHARE", "101",
                "NEIGHBOUR_EVOLVING_ITEMS", "10",
                "BUSINESS_TIME_ZONE", "Mars"));

        assertThatThrownBy(() -> ServingSettings.from(wrong))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "SERVING_PORT=x", "TREATMENT_SHARE=101", "_ITEMS=10", "BUSINESS_TIME_ZONE=Mars");
    }
}
