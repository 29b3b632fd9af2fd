package dev.sapando.ingest.keep;

import dev.sapando.ops.run.FileTrouble;
import dev.sapando.ops.run.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** The archive's parts, put together on one folder and one consumer, not running yet. */
final class ArchiveWorks implements AutoCloseable {
    private final Archive archive;
    private final List<ArchivedTopic<?>> topics = ArchivedTopics.all();
    private final ArchiveStream stream;
    private final Housekeeping housekeeping;

    ArchiveWorks(
            ArchiveSettings settings,
            Consumer<byte[], byte[]> consumer,
            Map<String, String> topicIds,
            Disk disk,
            Clock clock,
            MeterRegistry registry) {
        archive = Archive.open(settings.folder(), disk, clock, settings.zone());
        boolean recognised = false;
        try {
            recognise(settings.folder(), topicIds);
            requireKnownDays(settings.engine());
            recognised = true;
        } finally {
            if (!recognised) {
                archive.close();
            }
        }
        var meters = new ArchiveMeters(registry, topics);
        meters.watch(archive, topics);
        var shelving = new Shelving(archive, settings.dayRows());
        var skipped = new SkippedLog(clock);
        var losses = new Losses(meters);
        var intake = new Intake(archive, settings.engine(), shelving, topics, meters, skipped);
        stream = new ArchiveStream(
                consumer,
                new Positions(consumer, archive, topics, losses),
                losses,
                intake,
                new Pending(settings.pending()),
                topics,
                meters,
                skipped,
                clock);
        var merge = new Merge(archive, settings.engine(), shelving, settings.keep(), meters);
        housekeeping = new Housekeeping(
                archive,
                topics,
                merge,
                settings.merging(),
                settings.keep(),
                new Sealing(archive, merge, settings.sealAfter()),
                new SummingUp(archive, settings.engine(), shelving, settings.sumInterval(), meters),
                settings.readerGrace(),
                stream::complete,
                meters);
    }

    ArchiveStream stream() {
        return stream;
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public void close() {
        archive.close();
    }

    /** Java knows zones that DuckDB does not. */
    private void requireKnownDays(EngineLimits limits) {
        try (Engine engine = archive.engine(limits)) {
            engine.run("SELECT " + ShopDays.of("TIMESTAMP '2024-03-01'"));
        } catch (SQLException e) {
            throw new StartFailure(
                    "BUSINESS_TIME_ZONE=" + archive.days().zone()
                            + " is no zone that DuckDB knows; take a region's, such as Europe/Berlin",
                    e);
        }
    }

    /** Offsets of another Kafka, or of a topic that was made anew, mean nothing here: going on would leave out or double. */
    private void recognise(Path folder, Map<String, String> topicIds) {
        topicIds.forEach((topic, id) -> {
            String known = archive.manifest().topic(topic).topicId();
            if (known != null && !known.equals(id)) {
                throw new StartFailure("the archive in " + folder + " is of another Kafka, or " + topic
                        + " was made anew since: its id was " + known + " and is " + id
                        + "; set ARCHIVE_DIR to another folder");
            }
        });
        try {
            archive.commit(manifest -> {
                Manifest next = manifest;
                for (var each : topicIds.entrySet()) {
                    next = next.with(each.getKey(), topic -> topic.of(each.getValue()));
                }
                return next;
            });
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot write to " + folder + " (" + FileTrouble.reason(e) + "); see ARCHIVE_DIR", e);
        }
    }
}
