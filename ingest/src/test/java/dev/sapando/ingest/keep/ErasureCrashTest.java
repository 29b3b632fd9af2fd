package dev.sapando.ingest.keep;

import static dev.sapando.ingest.keep.CrashTest.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keep.FaultyDisk.Fault;
import dev.sapando.ingest.keep.FaultyDisk.PowerCut;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.ServedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine stops at every single step of the disk, in turn, while somebody is being forgotten. */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class ErasureCrashTest {
    private static final int EVENTS = 120;
    /** One of the visitors of {@link Days}, whose name is in no other's. */
    private static final String ERASED = "v-7";

    @TempDir
    Path folder;

    private final Kafka kafka = new Kafka();
    private final Days days = new Days(7);
    private HandClock clock = new HandClock(Shop.NOW);

    /** Days in many files, those of the past sealed; then an erasure, with events of the same visitor before and after it. */
    @BeforeEach
    void archiveBefore() throws Exception {
        try (var rig = new ArchiveRig(before(), kafka, Disk.REAL, clock, SMALL)) {
            append(EVENTS);
            serve(ERASED);
            serve("v-8");
            rig.archive();
            append(EVENTS);
            rig.archive();
            clock.pass(Duration.ofDays(4));
            rig.step();
            rig.keepHouse();
            clock.pass(Duration.ofHours(1));
            rig.step();
            rig.keepHouse();
        }
        Manifest manifest = ManifestFile.read(before()).orElseThrow();
        assertThat(manifest.topic("events.verified").sealed()).isNotEmpty();
        append(EVENTS / 10);
        kafka.append(Shop.erasure("erasure:1", ERASED), clock.instant());
        append(EVENTS / 2);
    }

    @Test
    void wherever_it_stops_what_was_erased_is_gone_and_nothing_else_is() throws Exception {
        assertSurvives(Fault.STOPS_BEFORE);
    }

    @Test
    @Tag("prove")
    void nor_does_half_a_file_bring_it_back() throws Exception {
        assertSurvives(Fault.STOPS_WITH_HALF_A_FILE);
    }

    private void assertSurvives(Fault fault) throws Exception {
        Instant requested = clock.instant();
        int steps = 0;
        var committed = new TreeSet<Integer>();
        for (boolean through = false; !through; steps++) {
            Path archive = folder.resolve("archive-" + steps);
            copy(before(), archive);
            clock = new HandClock(requested);
            through = crashing(archive, new FaultyDisk(steps, fault));
            committed.add(ManifestFile.read(archive).orElseThrow().erased().size());
            restarted(archive);
            Truth.assertArchived(kafka, archive, folder);
            assertThat(served(archive)).isEqualTo("v-8");
            CrashTest.assertNothingElse(archive);
            assertNamedNowhereElse(archive);
        }
        assertThat(committed)
                .as("stopped before the erasure was committed, and after it")
                .containsExactly(0, 1);
        assertThat(steps).as("steps at which it stopped").isGreaterThan(25);
    }

    /** True where the disk was not asked often enough to come to its fault. */
    private boolean crashing(Path archive, FaultyDisk disk) {
        try (var rig = new ArchiveRig(archive, kafka, disk, clock, SMALL)) {
            archiveAndKeepHouse(rig);
            return true;
        } catch (PowerCut e) {
            return false;
        }
    }

    private void restarted(Path archive) {
        try (var rig = new ArchiveRig(archive, kafka, Disk.REAL, clock, SMALL)) {
            archiveAndKeepHouse(rig);
        }
    }

    private void archiveAndKeepHouse(ArchiveRig rig) {
        rig.archive();
        rig.keepHouse();
        clock.pass(Duration.ofSeconds(1));
        rig.keepHouse();
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            kafka.append(days.event(1), clock.instant());
        }
    }

    private void serve(String visitor) {
        ServedList list = Shop.served("r-of-" + visitor, visitor, clock.instant(), Map.of());
        kafka.append(Topics.RECOMMENDATIONS_SERVED, visitor, list, clock.instant());
    }

    /** Whose lists there are, each as often as it is there. */
    private static String served(Path archive) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT string_agg(visitor_id, ' ') FROM "
                        + Snapshot.scan(Snapshot.of(archive).files(ArchivedTopics.RECOMMENDATIONS)))) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The rows of the files named have been looked at. */
    private static void assertNamedNowhereElse(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".parquet")) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(ERASED);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private Path before() {
        return folder.resolve("before");
    }
}
