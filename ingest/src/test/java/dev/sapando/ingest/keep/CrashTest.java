package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keep.FaultyDisk.Fault;
import dev.sapando.ingest.keep.FaultyDisk.PowerCut;
import dev.sapando.ingest.testing.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine stops at every single step of the disk, in turn. */
class CrashTest {
    static final Map<String, String> SMALL = Map.of(
            "ARCHIVE_DAY_ROWS",
            "60",
            "ARCHIVE_MERGE_FILES",
            "2",
            "ARCHIVE_READER_GRACE",
            "0ms",
            "ARCHIVE_FLUSH_ROWS",
            "1000000");

    private static final int ROUND = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void wherever_it_stops_nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        assertSurvives(Fault.STOPS_BEFORE);
    }

    @Test
    @Tag("prove")
    void nor_where_half_a_file_was_written() throws Exception {
        assertSurvives(Fault.STOPS_WITH_HALF_A_FILE);
    }

    private void assertSurvives(Fault fault) throws Exception {
        int steps = 0;
        boolean through = false;
        for (; !through; steps++) {
            Path archive = folder.resolve("archive-" + steps);
            var kafka = new Kafka();
            var clock = new HandClock(Shop.NOW);
            through = crashing(archive, kafka, new FaultyDisk(steps, fault), clock);
            restarted(archive, kafka, clock);
            Truth.assertArchived(kafka, archive, folder);
            assertNothingElse(archive);
        }
        assertThat(steps).as("steps at which it stopped").isGreaterThan(25);
    }

    /** Two commits, each with a round of merging, and a deletion; true where the disk was not asked often enough to come to its fault. */
    private static boolean crashing(Path archive, Kafka kafka, FaultyDisk disk, HandClock clock) {
        var days = new Days(7);
        for (int i = 0; i < ROUND; i++) {
            kafka.append(days.event(3), clock.instant());
        }
        // Closing is what the system does to the lock of a process that is gone.
        try (var rig = new ArchiveRig(archive, kafka, disk, clock, SMALL)) {
            rig.archive();
            rig.keepHouse();
            for (int i = 0; i < ROUND; i++) {
                kafka.append(days.event(3), clock.instant());
            }
            rig.archive();
            rig.keepHouse();
            clock.pass(Duration.ofSeconds(1));
            rig.keepHouse();
            assertThat(rig.counter("sapando.archive.merges")).as("merged, too").isPositive();
            return true;
        } catch (PowerCut e) {
            return false;
        }
    }

    private static void restarted(Path archive, Kafka kafka, HandClock clock) {
        try (var rig = new ArchiveRig(archive, kafka, Disk.REAL, clock, SMALL)) {
            rig.archive();
            rig.keepHouse();
            clock.pass(Duration.ofSeconds(1));
            rig.keepHouse();
        }
    }

    /** No file lies there that no manifest names. */
    static void assertNothingElse(Path archive) throws Exception {
        Set<Path> named = Set.copyOf(Snapshot.of(archive).files());
        try (Stream<Path> files = Files.walk(archive)) {
            Set<Path> found = files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(Path::toAbsolutePath)
                    .collect(Collectors.toSet());
            assertThat(found).isEqualTo(named);
        }
    }
}
