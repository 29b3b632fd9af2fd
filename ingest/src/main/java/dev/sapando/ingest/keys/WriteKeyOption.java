package dev.sapando.ingest.keys;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The write key with which a command sends: itself, or the file that holds it, which no list of processes shows. */
public final class WriteKeyOption {
    @Option(
            names = "--write-key",
            paramLabel = "KEY",
            description =
                    "Where the collector asks for one, of scope server or admin; default that of WRITE_KEY, if it is set")
    private @Nullable String key;

    @Option(
            names = "--write-key-file",
            paramLabel = "FILE",
            description = "Holds the key, where it is not given otherwise; default WRITE_KEY_FILE, if it is set")
    private @Nullable String file;

    private final UnaryOperator<@Nullable String> environment;

    public WriteKeyOption() {
        this(System::getenv);
    }

    /** @param environment what is exported, by name; null where it is not */
    public WriteKeyOption(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Blank where there is none. What is given goes before what is exported, and a key before a file.
     *
     * @throws StartFailure where the file cannot be read or is empty
     */
    public String key() {
        if (key != null) {
            return key;
        }
        return file != null ? in(file) : ofEnvironment();
    }

    private String ofEnvironment() {
        String exported = environment.apply("WRITE_KEY");
        if (exported != null && !exported.isBlank()) {
            return exported;
        }
        String path = environment.apply("WRITE_KEY_FILE");
        return path == null || path.isBlank() ? "" : in(path);
    }

    private static String in(String file) {
        String kept = read(file);
        if (kept.isBlank()) {
            throw new StartFailure("WRITE_KEY_FILE=" + file + " (or --write-key-file) is empty; put the key there");
        }
        return kept;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot read the write key in WRITE_KEY_FILE=" + file + " (or --write-key-file): " + e, e);
        }
    }
}
