package dev.sapando.ingest.keep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a day that it is done: it is over, nothing of it has arrived for {@code age}, and everything that has arrived since is
 * committed. What has a folder is first brought there into one file, so that whoever reads the folder reads the day, once.
 */
final class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Archive archive;
    private final Merge merge;
    private final Duration age;

    /** @param age {@code ARCHIVE_SEAL_AFTER} */
    Sealing(Archive archive, Merge merge, Duration age) {
        this.archive = archive;
        this.merge = merge;
        this.age = age;
    }

    /** @param complete every record that arrived before is committed */
    void seal(ArchivedTopic<?> topic, Instant complete) throws IOException, SQLException {
        TopicManifest known = archive.manifest().topic(topic.name());
        for (var day : known.lastArrivals().entrySet()) {
            Instant over = archive.days().end(day.getKey());
            Instant last = day.getValue().isAfter(over) ? day.getValue() : over;
            boolean open = !known.sealed().containsKey(day.getKey());
            if (open && last.plus(age).isBefore(complete) && isInOnePlace(topic, day.getKey())) {
                seal(topic, day.getKey(), day.getValue());
            }
        }
    }

    private void seal(ArchivedTopic<?> topic, LocalDate day, Instant lastArrival) throws IOException {
        Instant now = archive.clock().instant();
        // What came in meanwhile keeps the day open.
        archive.commit(manifest ->
                lastArrival.equals(manifest.topic(topic.name()).lastArrivals().get(day))
                        ? manifest.with(topic.name(), t -> t.sealed(day, now))
                        : manifest);
        LOG.info("archive_day_sealed topic={} day={} last_arrival={}", topic.name(), day, lastArrival);
    }

    /** Brings a day's rows into its folder and there into one file; false while readers may hold what was there before. */
    private boolean isInOnePlace(ArchivedTopic<?> topic, LocalDate day) throws IOException, SQLException {
        TopicManifest known = archive.manifest().topic(topic.name());
        if (!known.hasFolder(day)) {
            return true;
        }
        List<DataFile> elsewhere = new ArrayList<>();
        for (DataFile file : known.in(null)) {
            if (file.covers(day) && merge.rowsOf(topic, List.of(file), day) > 0) {
                elsewhere.add(file);
            }
        }
        if (!elsewhere.isEmpty()) {
            merge.rewrite(topic, elsewhere);
        }
        List<DataFile> folder = archive.manifest().topic(topic.name()).in(day);
        if (folder.size() > 1) {
            merge.rewrite(topic, folder);
        }
        String prefix = topic.name() + "/event_day=" + day + "/";
        return archive.manifest().retired().stream()
                .noneMatch(file -> file.path().startsWith(prefix));
    }
}
