package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class WriteKeyOptionTest {
    @TempDir
    Path folder;

    @Command
    private static final class Sender {
        @Mixin
        private final WriteKeyOption writeKey;

        Sender(Map<String, String> environment) {
            writeKey = new WriteKeyOption(environment::get);
        }
    }

    @Test
    void the_key_itself_goes_before_the_file_that_holds_one() throws IOException {
        String file =
                Files.writeString(folder.resolve("key"), Keys.SERVER + "\n").toString();

        assertThat(key("--write-key-file", file)).isEqualTo(Keys.SERVER);
        assertThat(key("--write-key-file", file, "--write-key", Keys.ADMIN)).isEqualTo(Keys.ADMIN);
    }

    @Test
    void a_file_that_is_missing_or_empty_is_told_in_a_line_that_names_it() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThatThrownBy(() -> key("--write-key-file", empty.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("WRITE_KEY_FILE=" + empty)
                .hasMessageContaining("is empty");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> key("--write-key-file", missing.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("WRITE_KEY_FILE=" + missing);
    }

    @Test
    void what_is_given_goes_before_what_is_exported() throws IOException {
        String file = Files.writeString(folder.resolve("key"), Keys.SERVER).toString();
        String other = Files.writeString(folder.resolve("other"), Keys.ADMIN).toString();

        assertThat(key(Map.of("WRITE_KEY", Keys.ADMIN), "--write-key-file", file))
                .isEqualTo(Keys.SERVER);
        assertThat(key(Map.of("WRITE_KEY_FILE", other), "--write-key", Keys.SERVER))
                .isEqualTo(Keys.SERVER);
        assertThat(key(Map.of("WRITE_KEY_FILE", other))).isEqualTo(Keys.ADMIN);
        assertThat(key(Map.of("WRITE_KEY_FILE", other, "WRITE_KEY", Keys.SERVER)))
                .isEqualTo(Keys.SERVER);
        assertThat(key(Map.of())).isEmpty();
    }

    private static String key(String... arguments) {
        return key(Map.of(), arguments);
    }

    private static String key(Map<String, String> environment, String... arguments) {
        var sender = new Sender(environment);
        new CommandLine(sender).parseArgs(arguments);
        return sender.writeKey.key();
    }
}
