package dev.sapando.ingest.keep;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive's folder, held by one process that writes. A manifest is committed or it is not: what a crash leaves beside it is
 * swept away at the next opening. Safe for use by several threads.
 */
final class Archive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final String WORK = ".work";
    /** As {@link Shelving} and {@link SummingUp} name them. */
    private static final Pattern DATA_FILE = Pattern.compile("[0-9]{8,}[.]parquet");

    private final Path folder;
    private final Disk disk;
    private final Clock clock;
    private final FolderLock lock;
    private final ManifestFile file;
    private final AtomicLong nextFile;
    private final ReentrantLock rewriting = new ReentrantLock();
    private volatile Manifest manifest;

    private Archive(Path folder, Disk disk, Clock clock, FolderLock lock, Manifest manifest) {
        this.folder = folder;
        this.disk = disk;
        this.clock = clock;
        this.lock = lock;
        this.manifest = manifest;
        file = new ManifestFile(folder, disk);
        nextFile = new AtomicLong(manifest.nextFile());
    }

    /**
     * @param zone where its days begin
     * @throws StartFailure where the folder cannot be used, another process writes there, or its days are others
     */
    static Archive open(Path folder, Disk disk, Clock clock, ZoneId zone) {
        FolderLock lock = FolderLock.hold(folder);
        boolean opened = false;
        try {
            disk.createFolder(folder.resolve(WORK));
            Optional<Manifest> manifest = ManifestFile.read(folder);
            var archive = new Archive(folder, disk, clock, lock, manifest.orElseGet(() -> Manifest.empty(zone)));
            if (manifest.isPresent()) {
                archive.requireDaysOf(zone);
                archive.sweep();
            } else {
                archive.begin();
            }
            opened = true;
            return archive;
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot open the archive in " + folder + ": " + e.getMessage() + "; see ARCHIVE_DIR", e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** For what is not finished; on the same disk, so that a rename is enough. */
    Path work() {
        return folder.resolve(WORK);
    }

    ShopDays days() {
        return manifest.days();
    }

    Engine engine(EngineLimits limits) throws SQLException {
        return Engine.open(limits, work(), days());
    }

    Disk disk() {
        return disk;
    }

    Clock clock() {
        return clock;
    }

    Manifest manifest() {
        return manifest;
    }

    /** Held by whoever replaces files by others, from choosing them to the commit. Adding files does not need it. */
    ReentrantLock rewriting() {
        return rewriting;
    }

    long takeFileNumber() {
        return nextFile.getAndIncrement();
    }

    /**
     * Makes the next version what the archive is.
     *
     * @throws IOException where it is not: the last version stands
     */
    synchronized Manifest commit(UnaryOperator<Manifest> change) throws IOException {
        Manifest next = change.apply(manifest).committed(clock.instant(), nextFile.get());
        try {
            file.replace(next);
        } catch (IOException e) {
            // It may have failed after the rename. Then it is the archive, and its files must not be deleted as
            // leftovers.
            if (!stands(next)) {
                throw e;
            }
            LOG.warn("archive_commit_not_synced version={} reason=\"{}\"", next.version(), e.getMessage());
        }
        manifest = next;
        return next;
    }

    private boolean stands(Manifest version) {
        try {
            return ManifestFile.read(folder)
                    .filter(found -> found.version() == version.version())
                    .isPresent();
        } catch (IOException e) {
            // Neither yes nor no: nothing may be deleted or done again before a start has looked anew.
            throw new UncheckedIOException("cannot tell whether version " + version.version() + " was committed", e);
        }
    }

    /** Deletes files that were replaced so long ago that nobody reads them any more. */
    void deleteRetired(Duration grace) throws IOException {
        List<Manifest.Retired> due = manifest.retired().stream()
                .filter(each -> each.since().plus(grace).isBefore(clock.instant()))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        for (Manifest.Retired each : due) {
            disk.delete(folder.resolve(each.path()));
        }
        commit(m -> m.forgetting(due));
    }

    /** Deletes files of work that was not committed; what cannot be deleted now is at the next start. */
    void discard(List<Path> files) {
        for (Path each : files) {
            try {
                disk.delete(each);
            } catch (IOException e) {
                LOG.warn("archive_leftover file={} reason=\"{}\"", each, e.getMessage());
            }
        }
    }

    /** Where a file lies that a manifest names, or was to name. */
    Path place(DataFile file) {
        return folder.resolve(file.path());
    }

    @Override
    public void close() {
        lock.close();
    }

    /** Before any data file there is a manifest: files without one are no crash's leftovers, but somebody's history. */
    private void begin() throws IOException {
        List<Path> files = ours().stream().filter(file -> !isWork(file)).toList();
        if (!files.isEmpty()) {
            throw new StartFailure("the archive in " + folder + " has " + files.size() + " data files, such as "
                    + relative(files.get(0)) + ", and no " + ManifestFile.NAME
                    + " that says what they are; restore it, or name another folder in ARCHIVE_DIR");
        }
        file.replace(manifest);
    }

    /** A day is a folder, a seal and a sum: begun at another hour it would be another day. */
    private void requireDaysOf(ZoneId zone) throws IOException {
        if (days().areThoseOf(zone)) {
            return;
        }
        if (manifest.hasDays()) {
            throw new StartFailure("the archive in " + folder + " has days of " + manifest.zone()
                    + ", and BUSINESS_TIME_ZONE is " + zone + ": set it to " + manifest.zone()
                    + ", or name another folder in ARCHIVE_DIR, where what Kafka still has is archived anew");
        }
        commit(empty -> empty.of(zone));
    }

    private void sweep() throws IOException {
        Set<String> known = manifest.paths();
        List<Path> leftovers =
                ours().stream().filter(file -> !known.contains(relative(file))).toList();
        for (Path leftover : leftovers) {
            LOG.info("archive_swept file={}", relative(leftover));
            disk.delete(leftover);
        }
    }

    /** Only what the archive itself writes: what somebody else has beside it is not ours to delete. */
    private List<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> Files.isRegularFile(path) && (isWork(path) || isData(path)))
                    .toList();
        }
    }

    private boolean isWork(Path path) {
        return path.startsWith(work());
    }

    private boolean isData(Path path) {
        String of = folder.relativize(path).getName(0).toString();
        boolean known = of.equals(SummingUp.FOLDER)
                || ArchivedTopics.all().stream().anyMatch(topic -> topic.name().equals(of));
        return known && DATA_FILE.matcher(path.getFileName().toString()).matches();
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
