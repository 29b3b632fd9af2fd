package dev.sapando.ingest.keep;

import static dev.sapando.ingest.testing.Visits.flagged;
import static dev.sapando.ingest.testing.Visits.order;
import static dev.sapando.ingest.testing.Visits.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keep.FaultyDisk.Fault;
import dev.sapando.ingest.keep.FaultyDisk.PowerCut;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the first of March Ana comes by email and Ben by himself, and a bot; on the second Ana buys; on the fourth she gives back. */
class DailyMetricsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<String, String> SETTINGS = Map.of("ARCHIVE_READER_GRACE", "0ms", "ARCHIVE_KEEP", "*=100d");
    private static final List<String> FIRST_OF_MARCH = List.of(
            "2024-03-01 first-purchase-conversion email 0/1",
            "2024-03-01 first-purchase-conversion none 0/1",
            "2024-03-01 new-visitors email 1/1",
            "2024-03-01 new-visitors none 1/1",
            "2024-03-01 retention email 0 1/1",
            "2024-03-01 retention none 0 1/1",
            "2024-03-01 session-conversion email none 0/1",
            "2024-03-01 session-conversion none none 0/1");
    private static final List<String> SECOND_OF_MARCH = List.of(
            "2024-03-02 first-purchase-conversion email 1/1",
            "2024-03-02 gross EUR 30/1",
            "2024-03-02 net EUR 30/1",
            "2024-03-02 new-visitors email 0/1",
            "2024-03-02 refunded EUR 0/1",
            "2024-03-02 retention email 1 1/1",
            "2024-03-02 retention none 1 0/1",
            "2024-03-02 session-conversion none none 1/1");
    private static final List<String> NOBODY_ON_THE_THIRD =
            List.of("2024-03-03 retention email 2 0/1", "2024-03-03 retention none 2 0/1");
    private static final List<String> FOURTH_OF_MARCH =
            List.of("2024-03-04 gross EUR 0/0", "2024-03-04 net EUR -5/0", "2024-03-04 refunded EUR 5/0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();
    private HandClock clock = new HandClock(Shop.NOW);

    @Test
    void what_is_not_sealed_yet_is_counted_as_it_is_and_who_may_still_come_back_today_is_not_told() throws Exception {
        openShop();
        try (var rig = rig(archive(), Disk.REAL)) {
            rig.archive();
            rig.keepHouse();
        }
        assertThat(sums()).as("nothing is written").isEqualTo(Sums.none());
        assertThat(daily(archive()))
                .containsAll(FIRST_OF_MARCH)
                .containsAll(SECOND_OF_MARCH)
                .containsAll(NOBODY_ON_THE_THIRD)
                .containsAll(FOURTH_OF_MARCH)
                .hasSize(FIRST_OF_MARCH.size()
                        + SECOND_OF_MARCH.size()
                        + NOBODY_ON_THE_THIRD.size()
                        + FOURTH_OF_MARCH.size());
    }

    @Test
    void a_sealed_day_is_summed_up_once_and_outlives_its_events() throws Exception {
        openShop();
        try (var rig = rig(archive(), Disk.REAL)) {
            rig.archive();
            sealed(rig);
            List<String> all = daily(archive());
            assertThat(all)
                    .containsAll(FIRST_OF_MARCH)
                    .containsAll(SECOND_OF_MARCH)
                    .containsAll(NOBODY_ON_THE_THIRD)
                    .containsAll(FOURTH_OF_MARCH);
            assertThat(all)
                    .as("who comes back on the newest day is told with the next")
                    .noneMatch(row -> row.startsWith("2024-03-04 retention"));
            Sums written = sums();
            rig.keepHouse();
            assertThat(sums()).as("once").isEqualTo(written);

            clock.pass(DAY.multipliedBy(101));
            rig.keepHouse();
            assertThat(Snapshot.of(archive()).rows(ArchivedTopics.EVENTS)).isZero();
            assertThat(daily(archive())).isEqualTo(all);
            assertThat(DailyRows.of(archive(), ZoneId.of("Pacific/Honolulu"))).isEqualTo(all);
            assertThat(Snapshot.of(archive()).files()).hasSize(1);
        }
    }

    @Test
    void where_the_shop_has_other_days_they_are_told_as_long_as_their_events_are_kept() throws Exception {
        openShop();
        try (var rig = rig(archive(), Disk.REAL)) {
            rig.archive();
            sealed(rig);
            assertThat(DailyRows.of(archive(), ZoneId.of("Pacific/Honolulu")))
                    .containsAll(FIRST_OF_MARCH.stream()
                            .map(row -> row.replace("2024-03-01", "2024-02-29"))
                            .toList())
                    .contains("2024-03-02 retention email 2 0/1")
                    .noneMatch(row -> row.startsWith("2024-03-03 retention") || row.startsWith("2024-03-04"));
        }
    }

    @Test
    void what_comes_late_is_in_the_sum_while_the_days_events_are_kept_and_not_after() throws Exception {
        openShop();
        try (var rig = rig(archive(), Disk.REAL)) {
            rig.archive();
            sealed(rig);
            kafka.append(view("cem", 0, "email"), clock.instant());
            rig.archive();
            assertThat(daily(archive())).contains("2024-03-01 new-visitors email 2/2");
            sealed(rig);
            assertThat(daily(archive())).contains("2024-03-01 new-visitors email 2/2");

            clock.pass(DAY.multipliedBy(101));
            rig.keepHouse();
            kafka.append(view("dan", 0, "email"), clock.instant());
            rig.archive();
            sealed(rig);
            assertThat(daily(archive()))
                    .contains("2024-03-01 new-visitors email 2/2")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void they_are_summed_up_no_oftener_than_is_set_and_readers_do_it_until_then() throws Exception {
        openShop();
        var hourly = new HashMap<>(SETTINGS);
        hourly.putAll(Map.of("ARCHIVE_SEAL_AFTER", "1s", "ARCHIVE_SUM_INTERVAL", "1h"));
        try (var rig = new ArchiveRig(archive(), kafka, Disk.REAL, clock, hourly)) {
            rig.archive();
            sealed(rig);
            Sums first = sums();
            kafka.append(view("cem", 0, "email"), clock.instant());
            rig.archive();
            clock.pass(Duration.ofMinutes(50));
            rig.step();
            rig.keepHouse();
            assertThat(sums()).as("within the hour").isEqualTo(first);
            assertThat(daily(archive())).contains("2024-03-01 new-visitors email 2/2");

            clock.pass(Duration.ofMinutes(10));
            rig.keepHouse();
            assertThat(sums().path()).isNotEqualTo(first.path());
            assertThat(daily(archive())).contains("2024-03-01 new-visitors email 2/2");
        }
    }

    @Test
    void wherever_it_stops_every_day_is_there_once() throws Exception {
        openShop();
        boolean through = false;
        int steps = 0;
        for (; !through; steps++) {
            Path archive = folder.resolve("archive-" + steps);
            clock = new HandClock(Shop.NOW);
            try (var rig = rig(archive, Disk.REAL)) {
                rig.archive();
            }
            List<String> before = daily(archive);
            try (var rig = rig(archive, new FaultyDisk(steps, Fault.STOPS_BEFORE))) {
                sealed(rig);
                through = true;
            } catch (PowerCut e) {
                assertThat(daily(archive)).as("where it stopped").isEqualTo(before);
            }
            try (var rig = rig(archive, Disk.REAL)) {
                sealed(rig);
                sealed(rig);
            }
            assertThat(daily(archive)).isEqualTo(before);
            assertThat(Snapshot.of(archive).openDays()).as("all is summed up").contains("WHERE false");
            try (var files = Files.walk(archive)) {
                assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                        .containsExactlyInAnyOrderElementsOf(
                                Snapshot.of(archive).files());
            }
        }
        assertThat(steps).as("steps at which it stopped").isGreaterThan(10);
    }

    private void sealed(ArchiveRig rig) {
        clock.pass(DAY.multipliedBy(7));
        rig.step();
        rig.keepHouse();
        clock.pass(Duration.ofSeconds(1));
        rig.keepHouse();
    }

    private void openShop() {
        for (Event each : List.of(
                view("ana", 0, "email"),
                view("ben", 0, null),
                flagged("bot", view("bot", 0, null)),
                view("bot", 1, null),
                order("purchase", "ana", 1, "30.0000"),
                order("refund", "ana", 3, "5.0000"))) {
            kafka.append(each, Shop.NOW);
        }
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private Sums sums() throws Exception {
        return ManifestFile.read(archive()).orElseThrow().sums();
    }

    private ArchiveRig rig(Path archive, Disk disk) {
        return new ArchiveRig(archive, kafka, disk, clock, SETTINGS);
    }

    private static List<String> daily(Path archive) throws Exception {
        return DailyRows.of(archive, ZoneOffset.UTC);
    }
}
