package dev.sapando.ingest.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Replaces a file as a whole, so that nobody ever reads half of it; readable by its owner alone, as Java makes temporary files. */
final class PrivateFile {
    private PrivateFile() {}

    static void replace(Path path, byte[] content) throws IOException {
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), Path.of("/"));
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, ".keys", ".tmp");
        try {
            Files.write(whole, content);
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
