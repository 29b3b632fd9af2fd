package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The archive's {@code manifest.json}: what is not named in it is not in the archive. Nothing where there is no archive. */
record ArchiveManifest(Path archive) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    List<Archived> read() {
        Path file = archive.resolve("manifest.json");
        JsonNode manifest;
        try {
            manifest = JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (manifest.path("format").asInt() != FORMAT) {
            throw new IllegalStateException(file + " has format " + manifest.path("format") + ", not " + FORMAT);
        }
        var archived = new ArrayList<Archived>();
        manifest.path("topics").properties().forEach(topic -> {
            long bytes = 0;
            for (JsonNode each : topic.getValue().path("files")) {
                bytes += each.path("bytes").asLong();
            }
            archived.add(new Archived(topic.getKey(), bytes));
        });
        return List.copyOf(archived);
    }
}
