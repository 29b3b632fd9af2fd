package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        private final WriteKeyOption writeKey = new WriteKeyOption();
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

    private static String key(String... arguments) {
        var sender = new Sender();
        new CommandLine(sender).parseArgs(arguments);
        return sender.writeKey.key();
    }
}
