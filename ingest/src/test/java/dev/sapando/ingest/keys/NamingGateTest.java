package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingGateTest {
    @TempDir
    Path folder;

    private Gate gate = Gate.withoutKeys();

    @BeforeEach
    void open() {
        Path file = folder.resolve("keys.json");
        Keys.write(file, Keys.web(), Keys.backEnd());
        gate = Gate.naming(KeyRing.open(file, () -> 0));
    }

    @Test
    void who_shows_a_key_is_known_by_it_and_who_shows_none_or_another_is_anyone() throws Denied {
        assertThat(gate.admit(asked(Access.EVENTS, Keys.SERVER, null)).name()).isEqualTo("back-end");
        assertThat(gate.admit(asked(Access.EVENTS, null, null))).isSameAs(Client.ANYONE);
        assertThat(gate.admit(asked(Access.ERASURE, "demo", null))).isSameAs(Client.ANYONE);
    }

    @Test
    void a_key_that_is_shown_is_held_to_what_it_is_for() {
        assertThatThrownBy(() -> gate.admit(asked(Access.ERASURE, Keys.SERVER, null)))
                .hasMessageContaining("scope server");
    }

    @Test
    void pages_come_from_this_machine_or_from_where_a_key_says() throws Denied {
        assertThat(gate.admit(asked(Access.EVENTS, Keys.BROWSER, Keys.ORIGIN)).name())
                .isEqualTo("web");
        assertThatThrownBy(() -> gate.admit(asked(Access.EVENTS, null, Keys.ORIGIN)))
                .isInstanceOf(Denied.class);
        assertThat(gate.knows(Keys.ORIGIN)).isTrue();
        assertThat(gate.knows("http://localhost:3000")).isTrue();
        assertThat(gate.knows("https://elsewhere.example")).isFalse();
    }

    private static Asked asked(Access access, @Nullable String key, @Nullable String origin) {
        return new Asked(access, key, null, origin);
    }
}
