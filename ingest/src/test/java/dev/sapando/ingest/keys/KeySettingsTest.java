package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
    void on_loopback_no_keys_are_asked_for(String bind) {
        KeySettings settings = read(Map.of("SAPANDO_BIND", bind));

        assertThat(settings.file()).isEmpty();
        assertThat(settings.openToOthers()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
    void elsewhere_a_start_without_keys_fails_in_one_line_that_says_how_to_make_one(String bind) {
        assertThatThrownBy(() -> read(Map.of("SAPANDO_BIND", bind)))
                .hasMessageContaining("WRITE_KEYS_FILE is not set")
                .hasMessageContaining("SAPANDO_BIND=" + bind)
                .hasMessageContaining("./sapando keys new")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void leaving_the_door_open_has_to_be_chosen() {
        KeySettings settings = read(Map.of("SAPANDO_BIND", "0.0.0.0", "WRITE_KEYS", "off"));

        assertThat(settings.file()).isEmpty();
        assertThat(settings.openToOthers()).isTrue();
    }

    @Test
    void with_a_file_keys_are_asked_for_on_loopback_too() {
        assertThat(read(Map.of("WRITE_KEYS_FILE", "keys.json")).file()).hasValue(Path.of("keys.json"));
    }

    @Test
    void keys_may_be_known_without_being_asked_for() {
        KeySettings settings = read(Map.of("WRITE_KEYS", "optional", "WRITE_KEYS_FILE", "keys.json"));
        assertThat(settings.file()).hasValue(Path.of("keys.json"));
        assertThat(settings.optional()).isTrue();
        assertThat(settings.openToOthers()).isFalse();

        var beyond = Map.of("WRITE_KEYS", "optional", "WRITE_KEYS_FILE", "keys.json", "SAPANDO_BIND", "0.0.0.0");
        assertThat(read(beyond).openToOthers()).isTrue();
        assertThatThrownBy(() -> read(Map.of("WRITE_KEYS", "optional")))
                .hasMessageContaining("WRITE_KEYS_FILE is not set, and WRITE_KEYS=optional");
    }

    @Test
    void choices_that_contradict_each_other_or_are_none_are_told() {
        assertThatThrownBy(() -> read(Map.of("WRITE_KEYS", "off", "WRITE_KEYS_FILE", "keys.json")))
                .hasMessageContaining("contradict each other");
        assertThatThrownBy(() -> read(Map.of("WRITE_KEYS", "required")))
                .hasMessageContaining("WRITE_KEYS_FILE is not set, and WRITE_KEYS=required");
        assertThatThrownBy(() -> read(Map.of("WRITE_KEYS", "perhaps")))
                .hasMessageContaining("WRITE_KEYS=perhaps is not required, optional or off");
    }

    private static KeySettings read(Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        KeySettings keys = KeySettings.from(settings);
        settings.check();
        return keys;
    }
}
