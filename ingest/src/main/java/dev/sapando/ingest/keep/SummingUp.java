package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down the daily metrics of days that have been sealed. One manifest names the file and the days that are in it: after a crash
 * they are summed up again, and until then readers do it. So it waits until some have come together: visitors and sessions of a day can
 * only be told by reading those of all. What the sums are is {@code days.sql}'s to say.
 */
final class SummingUp {
    /** Whose days have sums. */
    static final List<ArchivedTopic<?>> TOPICS = List.of(ArchivedTopics.EVENTS, ArchivedTopics.EXAMPLES);

    private static final Logger LOG = LoggerFactory.getLogger(SummingUp.class);
    static final String FOLDER = "daily_metrics";

    private final Archive archive;
    private final EngineLimits limits;
    private final Shelving shelving;
    private final Duration interval;
    private final ArchiveMeters meters;
    private @Nullable Instant last;
    private volatile @Nullable String warning;

    SummingUp(Archive archive, EngineLimits limits, Shelving shelving, Duration interval, ArchiveMeters meters) {
        this.archive = archive;
        this.limits = limits;
        this.shelving = shelving;
        this.interval = interval;
        this.meters = meters;
    }

    private record Written(String path, long rows, long bytes) {}

    Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    void sumUpWhenDue() {
        Instant now = archive.clock().instant();
        if (last != null && now.isBefore(last.plus(interval))) {
            return;
        }
        try {
            if (sumUp()) {
                last = now;
            }
            warning = null;
        } catch (IOException | SQLException | RuntimeException e) {
            last = now;
            meters.failed();
            warning = "sealed days cannot be summed up, and are tried again in " + interval + ": " + e.getMessage();
            LOG.error("archive_days_not_summed reason=\"{}\"", e.getMessage(), e);
        }
    }

    /** Whether there was anything to sum up. */
    private boolean sumUp() throws IOException, SQLException {
        Manifest known = archive.manifest();
        var fresh = new TreeMap<String, Map<LocalDate, Instant>>();
        for (ArchivedTopic<?> topic : TOPICS) {
            Map<LocalDate, Instant> days = known.openDays(topic.name());
            days.keySet().removeIf(day -> !known.topic(topic.name()).isOver(day));
            fresh.put(topic.name(), days);
        }
        long days = fresh.values().stream().mapToLong(Map::size).sum();
        if (days == 0) {
            return false;
        }
        Written written = write(known, fresh);
        Instant now = archive.clock().instant();
        try {
            archive.commit(manifest -> manifest.summedUp(
                    manifest.sums().written(written.path(), written.rows(), written.bytes(), fresh), now));
        } catch (IOException e) {
            archive.discard(List.of(archive.folder().resolve(written.path())));
            throw e;
        }
        LOG.info("archive_days_summed days={} rows={} bytes={}", days, written.rows(), written.bytes());
        return true;
    }

    private Written write(Manifest known, Map<String, Map<LocalDate, Instant>> fresh) throws IOException, SQLException {
        try (Engine engine = archive.engine(limits)) {
            Views.create(engine.connection(), new Snapshot(archive.folder(), known));
            engine.run("CREATE TABLE fresh AS "
                    + days(fresh.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, days -> days.getValue()
                            .keySet()))));
            String rows = "SELECT * FROM archive.stored_sums ANTI JOIN fresh USING (source, day)"
                    + " UNION ALL BY NAME SELECT * FROM business.sums SEMI JOIN fresh USING (source, day)"
                    + " ORDER BY metric, channel, platform, arm, currency, distance, day";
            return shelving.publish(
                    engine,
                    rows,
                    FOLDER,
                    Shelving.Pressing.CLOSE,
                    (unfinished, path) -> new Written(
                            path,
                            engine.ask(
                                            "SELECT count(*) FROM read_parquet(" + FileStatistics.quoted(unfinished)
                                                    + ")",
                                            row -> row.getLong(1))
                                    .get(0),
                            Files.size(unfinished)));
        }
    }

    /** SQL: a row for each topic and day. */
    static String days(Map<String, Set<LocalDate>> byTopic) {
        var all = new ArrayList<String>();
        byTopic.forEach((topic, days) -> days.forEach(day -> all.add("('" + topic + "', DATE '" + day + "')")));
        return all.isEmpty()
                ? "SELECT CAST(NULL AS VARCHAR) AS source, CAST(NULL AS DATE) AS \"day\" WHERE false"
                : all.stream()
                        .collect(Collectors.joining(", ", "SELECT * FROM (VALUES ", ") AS open (source, \"day\")"));
    }
}
