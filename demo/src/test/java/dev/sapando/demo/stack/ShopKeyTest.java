package dev.sapando.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ingest.keys.KeyFile;
import dev.sapando.ingest.keys.KeyHash;
import dev.sapando.ingest.keys.Rate;
import dev.sapando.ingest.keys.Scope;
import dev.sapando.ingest.keys.WriteKey;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopKeyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void the_shop_draws_a_key_that_nobody_else_needs() throws Exception {
        ShopKey key = key(Map.of());
        assertThat(key.settings().all()).containsEntry("WRITE_KEYS", "optional");

        key.start();

        Path file = Path.of(key.settings().text("WRITE_KEYS_FILE", ""));
        assertThat(new KeyFile(file).read()).singleElement().satisfies(written -> {
            assertThat(written.name()).isEqualTo(key.producer());
            assertThat(written.hash()).isEqualTo(KeyHash.of(key.secret()));
        });
    }

    @Test
    void on_kept_data_the_key_of_an_earlier_run_is_no_more() throws Exception {
        key(Map.of()).start();
        ShopKey next = key(Map.of());
        next.start();

        assertThat(new KeyFile(Path.of(next.settings().text("WRITE_KEYS_FILE", ""))).read())
                .extracting(WriteKey::hash)
                .containsExactly(KeyHash.of(next.secret()));
    }

    @Test
    void who_lets_others_in_without_keys_has_to_choose_it_as_ever() {
        assertThat(key(Map.of("SAPANDO_BIND", "0.0.0.0")).settings().all()).doesNotContainKey("WRITE_KEYS_FILE");
        assertThat(key(Map.of("WRITE_KEYS", "required")).settings().all()).doesNotContainKey("WRITE_KEYS_FILE");
        assertThat(key(Map.of("SAPANDO_BIND", "0.0.0.0", "WRITE_KEYS", "off"))
                        .settings()
                        .all())
                .containsEntry("WRITE_KEYS", "optional");
        assertThat(key(Map.of("SAPANDO_BIND", "127.0.0.1")).settings().all()).containsKey("WRITE_KEYS_FILE");
    }

    @Test
    void with_a_key_file_the_shop_is_who_its_key_says() throws Exception {
        Path file = folder.resolve("theirs.json");
        new KeyFile(file)
                .append(new WriteKey("fashion", KeyHash.of("secret"), Scope.SERVER, List.of(), new Rate(10, 10)));

        ShopKey theirs = key(Map.of("WRITE_KEYS_FILE", file.toString(), "WRITE_KEY", "secret"));
        assertThat(theirs.producer()).isEqualTo("fashion");
        assertThat(theirs.secret()).isEqualTo("secret");
        assertThat(theirs.settings().all()).doesNotContainKey("WRITE_KEYS");

        ShopKey none = key(Map.of("WRITE_KEYS_FILE", file.toString()));
        assertThatThrownBy(none::start).isInstanceOf(StartFailure.class).hasMessageContaining("WRITE_KEY is none of");
    }

    private ShopKey key(Map<String, String> environment) {
        return ShopKey.of(Settings.of(environment), Workplace.of(Optional.of(folder)));
    }
}
