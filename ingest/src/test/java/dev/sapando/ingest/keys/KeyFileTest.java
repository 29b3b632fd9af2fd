package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String GOOD = "{\"keys\": [{\"name\": \"web\", \"sha256\": \"" + HASH
            + "\", \"scope\": \"browser\", \"origins\": [\"https://shop.example\"], \"eventsPerSecond\": 10, \"burst\": 50}]}";

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_and_holds_no_key() throws Exception {
        Path file = folder.resolve("new/keys.json");
        Keys.write(file, Keys.web(), Keys.backEnd());

        assertThat(new KeyFile(file).read()).containsExactly(Keys.web(), Keys.backEnd());
        assertThat(Files.readString(file)).doesNotContain(Keys.BROWSER, Keys.SERVER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left)
                    .as("no temporary file; the turn's is kept")
                    .containsExactlyInAnyOrder(file, file.resolveSibling(".keys.json.lock"));
        }
    }

    @Test
    void a_name_is_given_once() {
        Path file = folder.resolve("keys.json");
        Keys.write(file, Keys.web());
        var another = new WriteKey("web", KeyHash.of("another"), Scope.SERVER, List.of(), new Rate(1, 1));

        assertThatThrownBy(() -> new KeyFile(file).append(another))
                .isInstanceOf(BrokenKeyFile.class)
                .hasMessageContaining("there is a key named web already");
    }

    @Test
    void the_same_key_again_is_from_now_on_as_it_is_said_last() throws Exception {
        Path file = folder.resolve("keys.json");
        var slower =
                new WriteKey("web", Keys.web().hash(), Scope.BROWSER, List.of("https://new.example"), new Rate(1, 1));
        Keys.write(file, Keys.web(), Keys.backEnd(), slower);

        assertThat(new KeyFile(file).read()).containsExactly(Keys.backEnd(), slower);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"keys\": [{ | } | line 1 is not what a key looks like",
                "\"name\": \"web\" | \"nmae\": \"web\" | is not what a key looks like",
                "\"name\": \"web\" | \"name\": null | is not what a key looks like",
                "\"name\": \"web\" | \"name\": \"the web\" | name \"the web\" is not 1 to 64 letters",
                "browser | visitor | scope \"visitor\" is none of browser, server and admin",
                "browser | server | key web is of scope server and names origins",
                "0123456789abcdef0 | secret | a sha256 is not 64 hexadecimal digits",
                "\"https://shop.example\" | | key web is for browsers and names no origin",
                "https://shop.example | * | origin \"*\" is not one such as https://shop.example",
                "https://shop.example | https://shop.example/ | is not one such as https://shop.example",
                "https://shop.example | https://*.shop.example | is not one such as https://shop.example",
                "https://shop.example | null | origin \"null\" is not one such as",
                "\"burst\": 50 | \"burst\": 0 | are not both whole numbers from 1",
                "\"burst\": 50 | \"burst\": \"many\" | is not what a key looks like",
                "}]} | }], \"more\": 1} | is not what a key looks like",
                "}]} | }]} {\"keys\":[ | is not what a key looks like",
                "\"burst\": 50 | \"burst\": 1.5 | is not what a key looks like",
                "browser | sapando_c2VjcmV0 | scope \"sapando_…\" is none of browser",
            })
    void what_cannot_be_used_is_told_in_a_sentence_that_names_the_file(String right, String wrong, String told)
            throws IOException {
        Path file = folder.resolve("keys.json");
        String text = GOOD.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(GOOD);
        Files.writeString(file, text);

        assertThatThrownBy(() -> new KeyFile(file).read())
                .isInstanceOf(BrokenKeyFile.class)
                .hasMessageStartingWith("WRITE_KEYS_FILE=" + file + ": ")
                .hasMessageContaining(told);
    }

    @Test
    void a_key_that_somebody_put_where_its_hash_belongs_is_not_repeated() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, GOOD.replace(HASH, Keys.SERVER));

        assertThatThrownBy(() -> new KeyFile(file).read()).message().doesNotContain(Keys.SERVER);

        Files.writeString(file, Keys.SERVER);
        assertThatThrownBy(() -> new KeyFile(file).read()).message().doesNotContain(Keys.SERVER);
    }

    @Test
    void a_file_of_nothing_is_no_key_file() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, "null");

        assertThatThrownBy(() -> new KeyFile(file).read())
                .isInstanceOf(BrokenKeyFile.class)
                .hasMessageContaining("it says null");
    }

    @Test
    void a_missing_file_says_how_to_make_it() {
        assertThatThrownBy(() -> new KeyFile(folder.resolve("none.json")).read())
                .hasMessageContaining("./sapando keys new --file " + folder.resolve("none.json"));
    }
}
