package dev.sapando.ingest.keep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Commits what was read: files first, then the manifest that names them together with the next offsets. All or nothing, and with it
 * what an erasure takes away.
 */
final class Intake {
    private final Archive archive;
    private final EngineLimits limits;
    private final Shelving shelving;
    private final List<ArchivedTopic<?>> topics;
    private final Forgetting forgetting;
    private final ArchiveMeters meters;
    private final SkippedLog skippedLog;

    Intake(
            Archive archive,
            EngineLimits limits,
            Shelving shelving,
            List<ArchivedTopic<?>> topics,
            ArchiveMeters meters,
            SkippedLog skippedLog) {
        this.archive = archive;
        this.limits = limits;
        this.shelving = shelving;
        this.topics = List.copyOf(topics);
        this.meters = meters;
        this.skippedLog = skippedLog;
        forgetting = new Forgetting(archive, shelving);
    }

    /** What one topic brings into the next version. */
    private record Brought(List<DataFile> files, Map<LocalDate, Instant> days, List<Skipped> skipped) {
        static final Brought NOTHING = new Brought(List.of(), Map.of(), List.of());
    }

    /**
     * @throws IOException where the disk refuses: nothing is committed, nothing of it is left, and the same may be tried again
     * @throws SQLException likewise, where DuckDB does
     */
    void commit(Pending pending) throws IOException, SQLException {
        var written = new ArrayList<DataFile>();
        try (Engine engine = archive.engine(limits)) {
            forgetting.recall(engine);
            Map<String, Brought> brought = new HashMap<>();
            List<Erased> erased = List.of();
            for (ArchivedTopic<?> topic : topics) {
                List<Arrival> arrivals = pending.byTopic().getOrDefault(topic.name(), List.of());
                if (arrivals.isEmpty()) {
                    continue;
                }
                List<Skipped> skipped = new Rows<>(topic).load(engine, arrivals);
                if (topic.equals(ArchivedTopics.EVENTS)) {
                    erased = forgetting.learn(engine);
                }
                brought.put(topic.name(), bring(engine, topic, arrivals, skipped, written));
            }
            if (erased.isEmpty()) {
                commit(pending, brought, List.of(), erased);
            } else {
                commitErasing(engine, pending, brought, erased, written);
            }
            brought.forEach((topic, each) -> meters.committed(topic, each.files(), each.skipped()));
            skippedLog.tell(brought.values().stream()
                    .flatMap(each -> each.skipped().stream())
                    .toList());
        } catch (IOException | SQLException e) {
            archive.discard(written.stream().map(archive::place).toList());
            throw e;
        }
    }

    private void commitErasing(
            Engine engine, Pending pending, Map<String, Brought> brought, List<Erased> erased, List<DataFile> written)
            throws IOException, SQLException {
        archive.rewriting().lock();
        try {
            commit(pending, brought, forgetting.rewrite(engine, written), erased);
        } finally {
            archive.rewriting().unlock();
        }
    }

    private void commit(
            Pending pending, Map<String, Brought> brought, List<Forgetting.Rewritten> rewritten, List<Erased> erased)
            throws IOException {
        Instant now = archive.clock().instant();
        archive.commit(manifest -> {
            Manifest next = manifest;
            for (ArchivedTopic<?> topic : topics) {
                Map<Integer, Long> offsets = pending.next(topic.name());
                if (offsets.isEmpty()) {
                    continue;
                }
                Brought each = brought.getOrDefault(topic.name(), Brought.NOTHING);
                next = next.with(topic.name(), known -> known.grown(each.files(), offsets, each.days()));
            }
            for (Forgetting.Rewritten each : rewritten) {
                next = next.with(each.topic().name(), topic -> topic.rewritten(each.old(), each.fresh()))
                        .retiring(each.old(), now);
            }
            return next.erasing(erased, now);
        });
    }

    private Brought bring(
            Engine engine,
            ArchivedTopic<?> topic,
            List<Arrival> arrivals,
            List<Skipped> skipped,
            List<DataFile> written)
            throws SQLException, IOException {
        int before = written.size();
        String rows = forgetting.left(topic, "SELECT * FROM " + Rows.TABLE);
        shelving.write(engine, topic, rows, Shelving.Pressing.QUICK, written);
        List<DataFile> files = List.copyOf(written.subList(before, written.size()));
        return new Brought(files, lastArrivals(engine, topic, arrivals), skipped);
    }

    /** By day of event time, when the last row of it arrived at the latest: that of the whole commit, a few seconds at most. */
    private static Map<LocalDate, Instant> lastArrivals(Engine engine, ArchivedTopic<?> topic, List<Arrival> arrivals)
            throws SQLException {
        Instant last =
                arrivals.stream().map(Arrival::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        var days = new TreeMap<LocalDate, Instant>();
        engine.ask("SELECT DISTINCT " + topic.day() + " FROM " + Rows.TABLE, row -> row.getObject(1, LocalDate.class))
                .forEach(day -> days.put(day, last));
        return days;
    }
}
