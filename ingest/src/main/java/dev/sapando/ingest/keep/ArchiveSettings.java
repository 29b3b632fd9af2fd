package dev.sapando.ingest.keep;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What can be set of the archive.
 *
 * @param folder {@code ARCHIVE_DIR}
 * @param zone where its days begin: {@code BUSINESS_TIME_ZONE}
 * @param keep {@code ARCHIVE_KEEP}
 * @param sealAfter so long after its end and its last arrival a day is sealed: {@code ARCHIVE_SEAL_AFTER}
 * @param dayRows from which on a day gets a folder of its own: {@code ARCHIVE_DAY_ROWS}
 * @param sumInterval from one summing up of sealed days to the next: {@code ARCHIVE_SUM_INTERVAL}
 * @param mergeInterval {@code ARCHIVE_MERGE_INTERVAL}
 * @param readerGrace so long are replaced files left for who reads them: {@code ARCHIVE_READER_GRACE}
 */
public record ArchiveSettings(
        Path folder,
        Endpoint admin,
        HttpLimits http,
        KafkaSettings kafka,
        Pending.PendingLimits pending,
        EngineLimits engine,
        ZoneId zone,
        Keep keep,
        Duration sealAfter,
        int dayRows,
        Duration sumInterval,
        Duration mergeInterval,
        MergePolicy merging,
        Duration readerGrace) {
    public static final String FOLDER = "ARCHIVE_DIR";
    public static final String ZONE = "BUSINESS_TIME_ZONE";
    public static final String ADMIN_PORT = "ARCHIVE_ADMIN_PORT";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** @throws InvalidSettings with all problems at once */
    public static ArchiveSettings from(Settings settings) {
        var archive = new ArchiveSettings(
                folder(settings),
                Endpoint.from(settings, ADMIN_PORT, 9184),
                HttpLimits.from(settings),
                KafkaSettings.from(settings),
                new Pending.PendingLimits(
                        flushInterval(settings),
                        settings.number("ARCHIVE_FLUSH_ROWS", 100_000, 1, 10_000_000),
                        settings.number("ARCHIVE_BUFFER_BYTES", 32_000_000, 1_000_000, 1_000_000_000)),
                EngineLimits.from(settings),
                settings.zone(ZONE),
                Keep.from(settings),
                settings.duration("ARCHIVE_SEAL_AFTER", DAY.multipliedBy(2), SECOND, DAY.multipliedBy(400)),
                settings.number("ARCHIVE_DAY_ROWS", 50_000, 1, 100_000_000),
                settings.duration("ARCHIVE_SUM_INTERVAL", Duration.ofHours(1), Duration.ZERO, DAY),
                mergeInterval(settings),
                new MergePolicy(
                        settings.number("ARCHIVE_MERGE_FILES", 8, 2, 1_000),
                        settings.number("ARCHIVE_FILE_ROWS", 1_000_000, 1_000, 100_000_000)),
                readerGrace(settings));
        settings.check();
        return archive;
    }

    /** Where the archive is: for those who read it, too. */
    public static Path folder(Settings settings) {
        return settings.read(FOLDER, Path.of(".sapando/archive"), "a folder", Path::of);
    }

    /** From an erasure's arrival until no file has the visitor's rows any more: a commit, and then the round that deletes what it replaced. */
    public static Duration erasedWithin(Settings settings) {
        return flushInterval(settings).plus(readerGrace(settings)).plus(mergeInterval(settings));
    }

    private static Duration flushInterval(Settings settings) {
        return settings.duration("ARCHIVE_FLUSH_INTERVAL", SECOND.multipliedBy(10), SECOND, DAY);
    }

    private static Duration mergeInterval(Settings settings) {
        return settings.duration("ARCHIVE_MERGE_INTERVAL", SECOND.multipliedBy(30), SECOND, DAY);
    }

    private static Duration readerGrace(Settings settings) {
        return settings.duration("ARCHIVE_READER_GRACE", Duration.ofMinutes(10), Duration.ZERO, DAY);
    }
}
