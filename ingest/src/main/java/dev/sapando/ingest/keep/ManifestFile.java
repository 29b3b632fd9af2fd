package dev.sapando.ingest.keep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code manifest.json}: replaced in one rename, so that whoever reads it finds the old one or the new one. */
final class ManifestFile {
    static final String NAME = "manifest.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final Disk disk;

    ManifestFile(Path archive, Disk disk) {
        this.file = archive.resolve(NAME);
        this.disk = disk;
    }

    /** Empty where there is none. */
    static Optional<Manifest> read(Path archive) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(archive.resolve(NAME));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int format = JSON.readTree(bytes).path("format").asInt(-1);
        if (format != Manifest.FORMAT) {
            throw new IOException(archive.resolve(NAME) + " has format " + format + "; this program knows "
                    + Manifest.FORMAT + " only: use the one that wrote it");
        }
        return Optional.of(JSON.readValue(bytes, Manifest.class));
    }

    void replace(Manifest manifest) throws IOException {
        Path next = file.resolveSibling(NAME + ".next");
        disk.write(next, JSON.writeValueAsBytes(manifest));
        disk.sync(next);
        disk.rename(next, file);
        disk.syncFolder(file.getParent());
    }
}
