package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Path file = Path.of("");
    private KeyRing keys;

    @BeforeEach
    void open() {
        file = folder.resolve("keys.json");
        Keys.write(file, Keys.web());
        keys = KeyRing.open(file, nanos::get);
    }

    @Test
    void a_key_that_is_added_holds_at_the_next_look_and_one_that_is_removed_no_longer_does() throws IOException {
        assertThat(keys.find(Keys.SERVER)).isEmpty();

        Keys.write(file, Keys.backEnd());
        keys.look();
        assertThat(keys.find(Keys.SERVER)).map(Client::name).hasValue("back-end");
        assertThat(keys.find(Keys.BROWSER)).isPresent();

        Files.delete(file);
        Keys.write(file, Keys.backEnd());
        keys.look();
        assertThat(keys.find(Keys.BROWSER)).isEmpty();
        assertThat(keys.knows(Keys.ORIGIN)).isFalse();
    }

    @Test
    void a_broken_file_leaves_the_keys_as_they_were_and_says_so_until_it_is_mended() throws IOException {
        String good = Files.readString(file);
        Files.writeString(file, "{\"keys\": [");
        keys.look();

        assertThat(keys.find(Keys.BROWSER)).isPresent();
        assertThat(keys.complaint())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("WRITE_KEYS_FILE=" + file));

        Files.writeString(file, good);
        keys.look();
        assertThat(keys.complaint()).isEmpty();
    }

    @Test
    void a_file_that_goes_leaves_the_keys_as_they_were() throws IOException {
        Files.delete(file);
        keys.look();

        assertThat(keys.find(Keys.BROWSER)).isPresent();
        assertThat(keys.complaint()).isPresent();
    }

    @Test
    void a_file_that_is_read_again_does_not_give_anybody_a_new_burst() throws IOException {
        assertThat(keys.find(Keys.BROWSER).orElseThrow().take(50)).isZero();
        Keys.write(file, Keys.backEnd());
        keys.look();

        assertThat(keys.find(Keys.BROWSER).orElseThrow().take(1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_start_with_a_broken_file_fails_in_one_line() throws IOException {
        Files.writeString(file, "{}");

        assertThatThrownBy(() -> KeyRing.open(file, nanos::get))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("WRITE_KEYS_FILE=" + file)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void an_exception_nobody_expected_neither_ends_the_watch_nor_is_kept_quiet() {
        comesBackFrom(() -> {
            throw new IllegalStateException("nobody expected it");
        });
    }

    @Test
    void an_error_nobody_expected_neither_ends_the_watch_nor_is_kept_quiet() {
        comesBackFrom(() -> {
            throw new StackOverflowError("nobody expected it");
        });
    }

    @Test
    void the_watch_looks_by_itself_and_its_meters_say_what_holds() throws IOException {
        var registry = new SimpleMeterRegistry();
        try (var watch = new KeyWatch(keys, Duration.ofMillis(20), registry)) {
            assertThat(watch).isNotNull();
            Keys.write(file, Keys.backEnd());
            await().until(() -> registry.get(KeyWatch.KEYS).gauge().value() == 2);
            assertThat(registry.get(KeyWatch.UNUSABLE).gauge().value()).isZero();

            Files.writeString(file, "not keys");
            await().until(() -> registry.get(KeyWatch.UNUSABLE).gauge().value() == 1);
            assertThat(registry.get(KeyWatch.KEYS).gauge().value()).isEqualTo(2);
        }
    }

    private void comesBackFrom(LongSupplier unexpected) {
        var registry = new SimpleMeterRegistry();
        var broken = new AtomicBoolean();
        var ring = KeyRing.open(file, () -> broken.get() ? unexpected.getAsLong() : 0);
        try (var watch = new KeyWatch(ring, Duration.ofMillis(20), registry)) {
            assertThat(watch).isNotNull();
            broken.set(true);
            Keys.write(file, Keys.backEnd());
            await().until(() -> registry.get(KeyWatch.UNUSABLE).gauge().value() == 1);
            assertThat(ring.complaint()).hasValueSatisfying(sentence -> assertThat(sentence)
                    .contains(file.toString(), "nobody expected it"));

            broken.set(false);
            await().until(() -> registry.get(KeyWatch.KEYS).gauge().value() == 2);
            await().until(() -> registry.get(KeyWatch.UNUSABLE).gauge().value() == 0);
        }
    }
}
