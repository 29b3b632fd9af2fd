package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archive as one version of its manifest names it. It can be read for {@code ARCHIVE_READER_GRACE} after a later version
 * replaced its files.
 */
public final class Snapshot {
    private static final String NO_SUM = "NULL::VARCHAR AS source, NULL::DATE AS \"day\", NULL::VARCHAR AS metric,"
            + " NULL::VARCHAR AS channel, NULL::VARCHAR AS platform, NULL::VARCHAR AS arm, NULL::VARCHAR AS currency,"
            + " NULL::INTEGER AS distance, NULL::DECIMAL(38, 4) AS numerator, NULL::BIGINT AS denominator";

    /** Clients may be late; a history is later. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final Path folder;
    private final Manifest manifest;

    Snapshot(Path folder, Manifest manifest) {
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

    /**
     * That more of the past may be missing: what came just now happened on an earlier day. Empty where it did not.
     *
     * @return in a sentence
     */
    public Optional<String> stillArriving(Instant now) {
        var arrivals =
                new TreeMap<>(manifest.topic(ArchivedTopics.EVENTS.name()).lastArrivals());
        return arrivals.values().stream()
                .max(Instant::compareTo)
                .filter(last -> last.plus(JUST_NOW).isAfter(now))
                .filter(last -> arrivals.lastKey().isBefore(days().of(last.minus(LATE))))
                .map(last ->
                        "warning: history is still being archived, and not all of it is in this answer: what arrived last, at "
                                + last.truncatedTo(ChronoUnit.SECONDS) + ", happened on " + arrivals.lastKey()
                                + " or before");
    }

    /** Those that it has sealed and summed up. */
    public ZoneId zone() {
        return manifest.zone();
    }

    ShopDays days() {
        return manifest.days();
    }

    /** Every file in it. */
    public List<Path> files() {
        return Stream.concat(ArchivedTopics.all().stream().flatMap(topic -> files(topic).stream()), sums().stream())
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

    /** SQL that yields the sums of sealed days; some of them may not hold any more, see {@link #openDays()}. */
    String storedSums() {
        return "SELECT * FROM (SELECT " + NO_SUM + ") WHERE false"
                + sums().map(file -> " UNION ALL BY NAME SELECT * FROM " + scan(List.of(file)))
                        .orElse("");
    }

    /** SQL that yields the days, by topic, whose sums are to be made of the rows. */
    String openDays() {
        return SummingUp.days(SummingUp.TOPICS.stream()
                .map(ArchivedTopic::name)
                .collect(Collectors.toMap(
                        name -> name, name -> manifest.openDays(name).keySet())));
    }

    /** SQL that yields the days, by topic, of which sums are all that is kept whole. */
    String closedDays() {
        return SummingUp.days(manifest.sums().closed());
    }

    private Optional<Path> sums() {
        return Optional.ofNullable(manifest.sums().path()).map(folder::resolve);
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
