package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectSettingsTest {
    @Test
    void without_settings_the_documented_defaults_hold() {
        assertThat(EffectSettings.AS_SHIPPED).isEqualTo(new EffectSettings(0.05, 50, 0, 10, 500, 10_000, null));
    }

    @Test
    void every_setting_is_read_under_its_name() {
        assertThat(read(Map.of(
                        "EFFECT_ALPHA", "0.01",
                        "EFFECT_TREATMENT_SHARE", "20",
                        "EFFECT_PRACTICAL_MARGIN", "1.5",
                        "EFFECT_GUARDRAIL_MARGIN", "2",
                        "EFFECT_MINIMUM_VISITORS", "1000",
                        "EFFECT_TIGHTEST_AT", "250000",
                        "EFFECT_SINCE", "2024-03-01")))
                .isEqualTo(new EffectSettings(0.01, 20, 1.5, 2, 1_000, 250_000, LocalDate.parse("2024-03-01")));
    }

    @ParameterizedTest
    @CsvSource({
        "EFFECT_ALPHA,0.0001,0.5",
        "EFFECT_TREATMENT_SHARE,0,100",
        "EFFECT_PRACTICAL_MARGIN,0,100",
        "EFFECT_GUARDRAIL_MARGIN,0,100",
        "EFFECT_MINIMUM_VISITORS,100,1000000000",
        "EFFECT_TIGHTEST_AT,100,1000000000"
    })
    void a_bound_is_the_last_value_that_is_taken(String name, String least, String most) {
        assertThat(read(Map.of(name, least))).isNotNull();
        assertThat(read(Map.of(name, most))).isNotNull();
        assertRefused(name, "-1");
        assertRefused(name, most + "1");
        assertRefused(name, "NaN");
    }

    @Test
    void the_split_is_the_one_that_serving_draws_unless_another_is_told() {
        assertThat(read(Map.of("TREATMENT_SHARE", "30")).treatmentShare()).isEqualTo(30);
        assertThat(read(Map.of("TREATMENT_SHARE", "100")).treatmentShare()).isEqualTo(100);
        assertThat(read(Map.of("TREATMENT_SHARE", "30", "EFFECT_TREATMENT_SHARE", "40"))
                        .treatmentShare())
                .isEqualTo(40);
    }

    @Test
    void a_day_is_written_as_a_day() {
        assertRefused("EFFECT_SINCE", "1 March 2024");
    }

    @Test
    void all_problems_are_told_at_once() {
        Settings settings = Settings.of(Map.of(
                "EFFECT_ALPHA", "0.6",
                "EFFECT_TREATMENT_SHARE", "101",
                "EFFECT_PRACTICAL_MARGIN", "-1",
                "EFFECT_GUARDRAIL_MARGIN", "ten",
                "EFFECT_MINIMUM_VISITORS", "99",
                "EFFECT_TIGHTEST_AT", "0",
                "EFFECT_SINCE", "yesterday"));
        EffectSettings.from(settings);

        assertThatThrownBy(settings::check)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "EFFECT_ALPHA=0.6",
                        "EFFECT_TREATMENT_SHARE=101",
                        "EFFECT_PRACTICAL_MARGIN=-1",
                        "EFFECT_GUARDRAIL_MARGIN=ten",
                        "EFFECT_MINIMUM_VISITORS=99",
                        "EFFECT_TIGHTEST_AT=0",
                        "EFFECT_SINCE=yesterday");
    }

    private static void assertRefused(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(name + "=" + value);
    }

    private static EffectSettings read(Map<String, String> values) {
        Settings settings = Settings.of(values);
        EffectSettings read = EffectSettings.from(settings);
        settings.check();
        return read;
    }
}
