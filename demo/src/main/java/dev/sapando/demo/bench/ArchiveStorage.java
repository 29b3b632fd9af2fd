package dev.sapando.demo.bench;

import dev.sapando.ingest.keep.ArchiveService;
import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ingest.keep.ArchivedTopics;
import dev.sapando.ingest.keep.Compaction;
import dev.sapando.ingest.keep.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What events take in the archive: as they are committed live, and once compacted; there also by column. */
final class ArchiveStorage {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ArchiveSettings settings;

    ArchiveStorage(BenchPipeline pipeline) {
        settings = ArchiveSettings.from(pipeline.settings(Map.of(
                "ARCHIVE_FLUSH_ROWS", "10000",
                "ARCHIVE_FLUSH_INTERVAL", "2s",
                // So that live files stay what they are.
                "ARCHIVE_MERGE_INTERVAL", "1d",
                "ARCHIVE_READER_GRACE", "0ms")));
    }

    Path folder() {
        return settings.folder();
    }

    /** Bytes an event in files as they come, once this many events are in. */
    double live(long events) throws IOException, InterruptedException {
        Files.createDirectories(folder());
        try (var commits = folder().getFileSystem().newWatchService();
                var archive = new ArchiveService(settings)) {
            // A commit is a new manifest in the place of the old one.
            folder().register(commits, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            archive.start();
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (rows() < events) {
                awaitCommit(commits, patience - System.nanoTime(), events);
            }
        }
        return bytesPerEvent();
    }

    private void awaitCommit(WatchService commits, long nanos, long events) throws IOException, InterruptedException {
        WatchKey changed = commits.poll(nanos, TimeUnit.NANOSECONDS);
        if (changed == null) {
            throw new IllegalStateException(rows() + " of " + events + " events are archived after " + PATIENCE);
        }
        changed.pollEvents();
        changed.reset();
    }

    double compacted() throws IOException, SQLException {
        Compaction.compact(settings);
        return bytesPerEvent();
    }

    /** Bytes an event of each column, the largest first. */
    Map<String, Double> columns() throws IOException, SQLException {
        Snapshot snapshot = Snapshot.of(folder());
        String files = snapshot.files(ArchivedTopics.EVENTS).stream()
                .map(file -> "'" + file + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        var columns = new LinkedHashMap<String, Double>();
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement();
                var rows = statement.executeQuery("SELECT path_in_schema, sum(total_compressed_size) AS bytes"
                        + " FROM parquet_metadata(" + files + ") GROUP BY 1 ORDER BY bytes DESC")) {
            while (rows.next()) {
                columns.put(rows.getString(1).replace(", ", "."), (double) rows.getLong(2) / rows(snapshot));
            }
        }
        return columns;
    }

    private long rows() throws IOException {
        try {
            return rows(Snapshot.of(folder()));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private double bytesPerEvent() throws IOException {
        Snapshot snapshot = Snapshot.of(folder());
        return (double) snapshot.bytes(ArchivedTopics.EVENTS) / rows(snapshot);
    }

    private static long rows(Snapshot snapshot) {
        return snapshot.rows(ArchivedTopics.EVENTS);
    }
}
