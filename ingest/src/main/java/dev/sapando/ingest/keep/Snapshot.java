package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The archive as one version of its manifest names it. It can be read for {@code ARCHIVE_READER_GRACE} after a later version
 * replaced its files.
 */
public final class Snapshot {
    private final Path folder;
    private final Manifest manifest;

    private Snapshot(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * The newest version.
     *
     * @throws NoSuchFileException where there is no archive
     */
    public static Snapshot of(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Snapshot(
                absolute,
                ManifestFile.read(absolute)
                        .orElseThrow(() -> new NoSuchFileException(
                                absolute.resolve(ManifestFile.NAME).toString())));
    }

    /** Every file in it. */
    public List<Path> files() {
        return ArchivedTopics.all().stream()
                .flatMap(topic -> files(topic).stream())
                .toList();
    }

    public List<Path> files(ArchivedTopic<?> topic) {
        return manifest.topic(topic.name()).files().stream()
                .map(file -> folder.resolve(file.path()))
                .toList();
    }

    public long rows(ArchivedTopic<?> topic) {
        return manifest.topic(topic.name()).files().stream()
                .mapToLong(DataFile::rows)
                .sum();
    }

    public long bytes(ArchivedTopic<?> topic) {
        return manifest.topic(topic.name()).files().stream()
                .mapToLong(DataFile::bytes)
                .sum();
    }

    /** SQL that yields a topic's rows as they are stored, with every column of today, also where no file has it yet. */
    public String relation(ArchivedTopic<?> topic) {
        String none = "SELECT * FROM (SELECT " + topic.nothing() + ") WHERE false";
        List<Path> files = files(topic);
        return files.isEmpty() ? none : none + " UNION ALL BY NAME SELECT * FROM " + scan(files);
    }

    /** What makes an event's id whole: SQL over the columns it is stored in. */
    public static String eventId() {
        return EventIds.TOGETHER;
    }

    static String scan(List<Path> files) {
        return files.stream()
                .map(FileStatistics::quoted)
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
    }
}
