package dev.sapando.ingest.keep;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Brings the whole archive into as few files as there can be, as merging does over time: for a measurement, or before it is moved. */
public final class Compaction {
    private final Archive archive;
    private final Merge merge;

    Compaction(Archive archive, Merge merge) {
        this.archive = archive;
        this.merge = merge;
    }

    /**
     * Of an archive that nobody writes to.
     *
     * @throws dev.sapando.ops.run.StartFailure where somebody does
     */
    public static void compact(ArchiveSettings settings) throws IOException, SQLException {
        List<ArchivedTopic<?>> topics = ArchivedTopics.all();
        try (Archive archive = Archive.open(settings.folder(), Disk.REAL, Clock.systemUTC(), settings.zone())) {
            var meters = new ArchiveMeters(new SimpleMeterRegistry(), topics);
            var shelving = new Shelving(archive, settings.dayRows());
            var merge = new Merge(archive, settings.engine(), shelving, settings.keep(), meters);
            var compaction = new Compaction(archive, merge);
            for (ArchivedTopic<?> topic : topics) {
                compaction.compact(topic);
            }
        }
    }

    private void compact(ArchivedTopic<?> topic) throws IOException, SQLException {
        rewrite(topic, archive.manifest().topic(topic.name()).in(null));
        var days = new TreeSet<LocalDate>();
        archive.manifest().topic(topic.name()).files().stream()
                .map(DataFile::day)
                .filter(Objects::nonNull)
                .forEach(days::add);
        for (LocalDate day : days) {
            rewrite(topic, archive.manifest().topic(topic.name()).in(day));
        }
    }

    private void rewrite(ArchivedTopic<?> topic, List<DataFile> files) throws IOException, SQLException {
        if (!files.isEmpty()) {
            merge.rewrite(topic, files);
        }
    }
}
