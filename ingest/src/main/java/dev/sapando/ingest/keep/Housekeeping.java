package dev.sapando.ingest.keep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done beside the stream, in one thread of its own: merge small files, drop what was kept long enough, seal days and sum them up, delete. */
final class Housekeeping implements Runnable, Worker.Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Archive archive;
    private final List<ArchivedTopic<?>> topics;
    private final Merge merge;
    private final MergePolicy policy;
    private final Keep keep;
    private final Sealing sealing;
    private final SummingUp summingUp;
    private final Duration readerGrace;
    private final Supplier<Instant> complete;
    private final ArchiveMeters meters;
    private volatile boolean closing;
    private volatile @Nullable String complaint;

    Housekeeping(
            Archive archive,
            List<ArchivedTopic<?>> topics,
            Merge merge,
            MergePolicy policy,
            Keep keep,
            Sealing sealing,
            SummingUp summingUp,
            Duration readerGrace,
            Supplier<Instant> complete,
            ArchiveMeters meters) {
        this.archive = archive;
        this.topics = List.copyOf(topics);
        this.merge = merge;
        this.policy = policy;
        this.keep = keep;
        this.sealing = sealing;
        this.summingUp = summingUp;
        this.readerGrace = readerGrace;
        this.complete = complete;
        this.meters = meters;
    }

    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** What stops nothing: reports are slower for it. */
    Optional<String> warning() {
        return summingUp.warning();
    }

    /** What is being merged is finished, and no more is begun. An interrupt might leave open whether a commit was one. */
    @Override
    public void close() {
        closing = true;
    }

    @Override
    public void run() {
        try {
            archive.deleteRetired(readerGrace);
            for (ArchivedTopic<?> topic : topics) {
                mergeSmall(topic);
                alone(() -> dropOver(topic));
                alone(() -> sealing.seal(topic, complete.get()));
            }
            // Alone is not needed: what an erasure replaces meanwhile is deleted by this thread only.
            summingUp.sumUpWhenDue();
            complaint = null;
        } catch (IOException | SQLException | RuntimeException | VirtualMachineError | LinkageError e) {
            // Told and tried again with the next round; what is let go here, an OutOfMemoryError too, would end all
            // rounds.
            meters.failed();
            complaint = "files cannot be merged, and are tried again: " + e.getMessage();
            LOG.error("archive_not_merged reason=\"{}\"", e.getMessage(), e);
        }
    }

    private void mergeSmall(ArchivedTopic<?> topic) throws IOException, SQLException {
        var merged = new AtomicBoolean(true);
        while (merged.get()) {
            // Between two merges an erasure may come in.
            alone(() -> {
                var files = next(topic);
                if (files.isPresent()) {
                    merge.rewrite(topic, files.get());
                }
                merged.set(files.isPresent());
            });
        }
    }

    private interface Rewriting {
        void run() throws IOException, SQLException;
    }

    private void alone(Rewriting work) throws IOException, SQLException {
        archive.rewriting().lock();
        try {
            work.run();
        } finally {
            archive.rewriting().unlock();
        }
    }

    private Optional<List<DataFile>> next(ArchivedTopic<?> topic) {
        return closing ? Optional.empty() : policy.next(archive.manifest().topic(topic.name()));
    }

    private void dropOver(ArchivedTopic<?> topic) throws IOException, SQLException {
        LocalDate today = LocalDate.ofInstant(archive.clock().instant(), ZoneOffset.UTC);
        for (DataFile file : archive.manifest().topic(topic.name()).files()) {
            if (!closing && keep.isOver(file, today)) {
                merge.rewrite(topic, List.of(file));
            }
        }
    }
}
