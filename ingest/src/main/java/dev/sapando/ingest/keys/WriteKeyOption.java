package dev.sapando.ingest.keys;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The write key with which a command sends: itself, or the file that holds it, which no list of processes shows. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
public final class WriteKeyOption {
    @Option(
            names = "--write-key",
            paramLabel = "KEY",
            defaultValue = "${WRITE_KEY:-}",
            description =
                    "Where the collector asks for one: of scope server, to erase of scope admin (default: that of WRITE_KEY, if it is set)")
    private String key;

    @Option(
            names = "--write-key-file",
            paramLabel = "FILE",
            defaultValue = "${WRITE_KEY_FILE:-}",
            description = "Holds the key, where it is not given otherwise (default: WRITE_KEY_FILE, if it is set)")
    private String file;

    /**
     * Blank where there is none.
     *
     * @throws StartFailure where the file cannot be read or is empty
     */
    public String key() {
        if (!key.isBlank() || file.isBlank()) {
            return key;
        }
        String kept = read();
        if (kept.isBlank()) {
            throw new StartFailure("WRITE_KEY_FILE=" + file + " (or --write-key-file) is empty; put the key there");
        }
        return kept;
    }

    private String read() {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot read the write key in WRITE_KEY_FILE=" + file + " (or --write-key-file): " + e, e);
        }
    }
}
