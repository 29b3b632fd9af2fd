package dev.sapando.ingest.keep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites files of one topic as fewer ones, pressed closer, without what was kept long enough and without what later rows replace. Readers of the version before
 * keep their files for a while.
 */
final class Merge {
    private static final Logger LOG = LoggerFactory.getLogger(Merge.class);

    private final Archive archive;
    private final EngineLimits limits;
    private final Shelving shelving;
    private final Keep keep;
    private final ArchiveMeters meters;

    Merge(Archive archive, EngineLimits limits, Shelving shelving, Keep keep, ArchiveMeters meters) {
        this.archive = archive;
        this.limits = limits;
        this.shelving = shelving;
        this.keep = keep;
        this.meters = meters;
    }

    /** @param old of one folder, all in the manifest */
    void rewrite(ArchivedTopic<?> topic, List<DataFile> old) throws IOException, SQLException {
        var written = new ArrayList<DataFile>();
        try (Engine engine = archive.engine(limits)) {
            String kept = kept(topic, old);
            Set<LocalDate> over = daysOf(engine, topic, old, "NOT (" + kept + ")");
            shelving.write(engine, topic, rows(topic, old, kept), Shelving.Pressing.CLOSE, written);
            archive.commit(manifest -> manifest.with(topic.name(), t -> t.rewritten(old, written))
                    .closing(topic.name(), over)
                    .retiring(old, archive.clock().instant()));
        } catch (IOException | SQLException e) {
            archive.discard(written.stream().map(archive::place).toList());
            throw e;
        }
        meters.merged(topic.name(), old, written);
        LOG.info(
                "archive_merged topic={} files={} into={} rows={} bytes={}",
                topic.name(),
                old.size(),
                written.size(),
                written.stream().mapToLong(DataFile::rows).sum(),
                written.stream().mapToLong(DataFile::bytes).sum());
    }

    /** How many rows of a day these files hold. */
    long rowsOf(ArchivedTopic<?> topic, List<DataFile> files, LocalDate day) throws SQLException {
        try (Engine engine = archive.engine(limits)) {
            return engine.ask(
                            "SELECT count(*) FROM " + scan(files) + " WHERE " + topic.day() + " = DATE '" + day + "'",
                            row -> row.getLong(1))
                    .get(0);
        }
    }

    private Set<LocalDate> daysOf(Engine engine, ArchivedTopic<?> topic, List<DataFile> files, String condition)
            throws SQLException {
        return Set.copyOf(engine.ask(
                "SELECT DISTINCT " + topic.day() + " FROM " + scan(files) + " WHERE " + condition,
                row -> row.getObject(1, LocalDate.class)));
    }

    private String rows(ArchivedTopic<?> topic, List<DataFile> files, String kept) {
        return "SELECT * " + topic.milliseconds() + " FROM " + scan(files) + " WHERE " + kept + topic.lastWords();
    }

    /** SQL: the condition under which a row of these files is kept still. */
    private String kept(ArchivedTopic<?> topic, List<DataFile> files) {
        Set<String> kinds =
                files.stream().flatMap(file -> file.oldest().keySet().stream()).collect(Collectors.toUnmodifiableSet());
        LocalDate today = LocalDate.ofInstant(archive.clock().instant(), ZoneOffset.UTC);
        return keep.condition(topic, kinds, today);
    }

    private String scan(List<DataFile> files) {
        return Snapshot.scan(files.stream()
                .map(file -> archive.folder().resolve(file.path()))
                .toList());
    }
}
