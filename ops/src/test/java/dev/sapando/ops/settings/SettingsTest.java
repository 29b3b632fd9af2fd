package dev.sapando.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void what_is_not_set_has_its_default() {
        var settings = Settings.of(Map.of("EMPTY", " "));
        assertThat(settings.port("COLLECTOR_PORT", 8080)).isEqualTo(8080);
        assertThat(settings.text("EMPTY", "x")).isEqualTo("x");
        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void all_problems_are_reported_at_once_with_name_value_and_remedy() {
        var settings = Settings.of(Map.of("COLLECTOR_PORT", "99999", "WINDOW", "soon", "CACHE", "yes"));
        settings.port("COLLECTOR_PORT", 8080);
        settings.duration("WINDOW", Duration.ofHours(24), Duration.ofSeconds(1), Duration.ofDays(7));
        settings.flag("CACHE", true);
        assertThatThrownBy(settings::check).isInstanceOf(InvalidSettings.class).hasMessage("""
                        COLLECTOR_PORT=99999 is not a whole number from 0 to 65535
                        WINDOW=soon is not a time from 1s to 7d
                        CACHE=yes is not true or false""");
    }

    @Test
    void a_time_zone_is_utc_unless_told_and_a_wrong_one_is_named() {
        Settings settings = Settings.of(Map.of("SHOP", "Europe/Berlin", "MARS", "Mars/Base", "OFF", "+25:00"));

        assertThat(settings.zone("NONE")).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.zone("SHOP")).isEqualTo(ZoneId.of("Europe/Berlin"));
        settings.zone("MARS");
        settings.zone("OFF");
        assertThatThrownBy(settings::check).hasMessage("""
                        MARS=Mars/Base is not a time zone such as Europe/Berlin
                        OFF=+25:00 is not a time zone such as Europe/Berlin""");
    }

    @Test
    void a_replaced_setting_wins() {
        assertThat(Settings.of(Map.of("A", "1")).with(Map.of("A", "2")).text("A", ""))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "5m,300000", "24h,86400000", "7d,604800000"})
    void spans_are_read_and_written_as_people_write_them(String text, long millis) {
        assertThat(Spans.parse(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(Spans.parse(Spans.text(Duration.ofMillis(millis)))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5", "-5s", "5 s", "99999999999d", "1.5h"})
    void what_is_no_span_is_refused_with_the_text(String text) {
        assertThatThrownBy(() -> Spans.parse(text)).hasMessageContaining("\"" + text + "\"");
    }
}
