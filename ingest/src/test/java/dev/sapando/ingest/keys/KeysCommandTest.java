package dev.sapando.ingest.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream before = System.out;
    private final StringWriter complained = new StringWriter();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
    }

    @Test
    void a_new_key_is_printed_once_alone_and_opens_the_door() throws Exception {
        Path file = folder.resolve("keys.json");

        assertThat(run(
                        "new",
                        "--file",
                        file.toString(),
                        "--name",
                        "web",
                        "--scope",
                        "browser",
                        "--origin",
                        "https://a.example"))
                .isZero();

        String key = printed.toString(UTF_8).strip();
        assertThat(key).matches("sapando_[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(file)).doesNotContain(key);
        assertThat(new KeyFile(file).read()).singleElement().satisfies(kept -> {
            assertThat(kept.hash()).isEqualTo(KeyHash.of(key));
            assertThat(kept.origins()).containsExactly("https://a.example");
        });
    }

    @Test
    void two_keys_are_never_the_same_and_the_list_shows_neither() {
        Path file = folder.resolve("keys.json");
        run("new", "--file", file.toString(), "--name", "one", "--scope", "server");
        run("new", "--file", file.toString(), "--name", "two", "--scope", "admin", "--rate", "5", "--burst", "7");
        String[] keys = printed.toString(UTF_8).split("\\R");
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
        printed.reset();

        assertThat(run("list", "--file", file.toString())).isZero();

        assertThat(printed.toString(UTF_8))
                .containsPattern("one +server +1000 +10000")
                .containsPattern("two +admin +5 +7")
                .doesNotContain(keys);
        printed.reset();
        assertThat(run("list", "--json", "--file", file.toString())).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("{\"name\":\"two\",\"scope\":\"admin\",\"eventsPerSecond\":5,\"burst\":7,\"origins\":[]}")
                .doesNotContain(keys);
    }

    @Test
    void what_cannot_be_given_is_told_and_nothing_is_written() {
        Path file = folder.resolve("keys.json");

        assertThat(run("new", "--file", file.toString(), "--name", "web", "--scope", "browser"))
                .isEqualTo(2);
        assertThat(complained.toString()).contains("is for browsers and names no origin");
        assertThat(run("list", "--file", file.toString())).isEqualTo(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_that_goes_into_a_file_is_shown_nowhere_and_is_the_same_at_the_next_start() throws Exception {
        Path file = folder.resolve("keys.json");
        Path into = folder.resolve("mine/web");
        String[] start = {"new", "--file", file.toString(), "--name", "web", "--into", into.toString()};

        assertThat(run(with(start, "--scope", "browser", "--origin", "https://a.example")))
                .isZero();
        String key = Files.readString(into);
        assertThat(run(with(start, "--scope", "browser", "--origin", "https://b.example")))
                .isZero();

        assertThat(key).matches("sapando_[A-Za-z0-9_-]{43}").isEqualTo(Files.readString(into));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(into)))
                .isEqualTo("rw-------");
        assertThat(printed.toString(UTF_8)).isEmpty();
        assertThat(new KeyFile(file).read()).singleElement().satisfies(kept -> {
            assertThat(kept.hash()).isEqualTo(KeyHash.of(key));
            assertThat(kept.origins()).containsExactly("https://b.example");
        });
    }

    @Test
    void a_file_that_holds_something_else_than_a_key_is_given_to_nobody() throws Exception {
        Path file = folder.resolve("keys.json");
        Path into = Files.writeString(folder.resolve("mine"), "secret");

        assertThat(run(
                        "new",
                        "--file",
                        file.toString(),
                        "--name",
                        "shop",
                        "--scope",
                        "server",
                        "--into",
                        into.toString()))
                .isEqualTo(1);

        assertThat(file).doesNotExist();
        assertThat(into).hasContent("secret");
    }

    private static String[] with(String[] first, String... rest) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
    }

    private int run(String... arguments) {
        return new CommandLine(new KeysCommand())
                .setErr(new PrintWriter(complained))
                .execute(arguments);
    }
}
