package dev.sapando.ingest.keys;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which key file a command is about. */
@SuppressWarnings("NullAway.Init") // picocli fills the field before call()
final class KeyFileOption {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = "${WRITE_KEYS_FILE:-write-keys.json}",
            description = "The key file; default WRITE_KEYS_FILE, or write-keys.json")
    private Path path;

    KeyFile file() {
        return new KeyFile(path);
    }
}
