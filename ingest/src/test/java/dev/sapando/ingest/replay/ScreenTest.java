package dev.sapando.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void what_the_launcher_tells_counts_and_java_is_asked_only_where_it_tells_nothing() {
        assertThat(Screen.isThere(Map.of("SAPANDO_TERMINAL", "true"), () -> false))
                .isTrue();
        assertThat(Screen.isThere(Map.of("SAPANDO_TERMINAL", "false"), () -> true))
                .isFalse();
        assertThat(Screen.isThere(Map.of("SAPANDO_TERMINAL", ""), () -> true)).isTrue();
        assertThat(Screen.isThere(Map.of(), () -> true)).isTrue();
        assertThat(Screen.isThere(Map.of(), () -> false)).isFalse();
    }
}
