package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class ErasedRowsTest {
    private static final String ANA = "ana-5f1c";
    private static final String BEN = "ben-77aa";
    private static final int PARTITION = Math.floorMod(ANA.hashCode(), Kafka.PARTITIONS);
    private static final Map<String, String> A_FOLDER_A_DAY = Map.of("ARCHIVE_DAY_ROWS", "10");

    @TempDir
    Path folder;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW);
    private int events;

    @Test
    void every_row_of_before_is_gone_from_every_file_and_nobody_elses_is() throws Exception {
        try (var rig = rig()) {
            fewDays(rig);
            kafka.append(viewed(ANA, Shop.NOW), clock.instant());
            erase(ANA);
            kafka.append(viewed(ANA, Shop.NOW), clock.instant());
            rig.archive();

            assertThat(visitors("events.verified")).containsExactlyInAnyOrderEntriesOf(Map.of(ANA, 1L, BEN, 60L));
            assertThat(visitors("recommendations.served")).containsExactlyInAnyOrderEntriesOf(Map.of(BEN, 3L));
            assertThat(ask("SELECT count(*) FROM " + scan("events.verified") + " WHERE type = 'erasure'"))
                    .as("one row more, and nobody's")
                    .isEqualTo("1");

            clock.pass(Duration.ofHours(1));
            rig.keepHouse();
            assertThat(rowsOnDisk(ANA))
                    .as("also in files that nobody reads any more")
                    .isEqualTo(1);
            assertThat(rowsOnDisk(BEN)).isEqualTo(63);
        }
    }

    @Test
    void a_sealed_day_is_written_anew_and_stays_sealed() throws Exception {
        try (var rig = rig()) {
            fewDays(rig);
            clock.pass(Duration.ofDays(4));
            rig.step();
            rig.keepHouse();
            clock.pass(Duration.ofHours(1));
            rig.step();
            rig.keepHouse();
            rig.keepHouse();
            var sealed =
                    Snapshots.manifest(folder).topic("events.verified").sealed().keySet();
            assertThat(sealed).isNotEmpty();

            erase(ANA);
            rig.archive();

            assertThat(visitors("events.verified")).containsOnlyKeys(BEN);
            assertThat(Snapshots.manifest(folder)
                            .topic("events.verified")
                            .sealed()
                            .keySet())
                    .containsExactlyElementsOf(new TreeSet<>(sealed));
        }
    }

    @Test
    void a_list_served_without_knowing_of_it_is_not_taken_in_later_even_after_a_restart() throws Exception {
        try (var rig = rig()) {
            erase(ANA);
            rig.archive();
        }
        serve(ANA, Map.of("events.verified-" + PARTITION, 0L));
        serve(ANA, Map.of());
        serve(ANA, Map.of("events.verified-" + PARTITION, 1L));
        serve(BEN, Map.of("events.verified-" + PARTITION, 0L));
        try (var rig = rig()) {
            rig.archive();
        }

        assertThat(visitors("recommendations.served")).containsExactlyInAnyOrderEntriesOf(Map.of(ANA, 1L, BEN, 1L));
    }

    @Test
    void the_manifest_names_nobody_and_forgets_that_somebody_was_erased() throws Exception {
        try (var rig = rig()) {
            erase(ANA);
            rig.archive();
            assertThat(Files.readString(folder.resolve("manifest.json"))).doesNotContain(ANA);
            assertThat(Snapshots.manifest(folder).erased()).hasSize(1);

            clock.pass(Duration.ofDays(10));
            kafka.append(viewed(BEN, clock.instant()), clock.instant());
            rig.archive();
            assertThat(Snapshots.manifest(folder).erased()).isEmpty();
        }
    }

    /** Three days of twenty events each, in files of their own, and a list a day. */
    private void fewDays(ArchiveRig rig) {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 20; i++) {
                Instant at = Shop.NOW.minus(Duration.ofDays(day)).plusSeconds(i);
                kafka.append(viewed(ANA, at), clock.instant());
                kafka.append(viewed(BEN, at), clock.instant());
            }
            serve(ANA, Map.of("events.verified-" + PARTITION, 0L));
            serve(BEN, Map.of("events.verified-" + PARTITION, 0L));
            rig.archive();
        }
    }

    private ArchiveRig rig() {
        return new ArchiveRig(folder, kafka, Disk.REAL, clock, A_FOLDER_A_DAY);
    }

    private Event viewed(String visitor, Instant at) {
        Event event = Shop.viewed("s:" + events++);
        event.setVisitorId(visitor);
        event.setOccurredAt(at);
        return event;
    }

    private void erase(String visitor) {
        Event event = viewed(visitor, clock.instant());
        event.setType("erasure");
        event.setItemId(null);
        kafka.append(event, clock.instant());
    }

    private void serve(String visitor, Map<String, Long> seen) {
        ServedList list = Shop.served("r-" + events++, visitor, clock.instant(), seen);
        kafka.append(Topics.RECOMMENDATIONS_SERVED, visitor, list, clock.instant());
    }

    /** How many rows of whom. */
    private Map<String, Long> visitors(String topic) throws Exception {
        return ask(
                "SELECT visitor_id, count(*) FROM " + scan(topic) + " WHERE visitor_id IS NOT NULL GROUP BY visitor_id",
                rows -> {
                    var found = new java.util.TreeMap<String, Long>();
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getLong(2));
                    }
                    return found;
                });
    }

    private String scan(String topic) throws IOException {
        return Snapshot.scan(Snapshot.of(folder)
                .files(topic.equals("events.verified") ? ArchivedTopics.EVENTS : ArchivedTopics.RECOMMENDATIONS));
    }

    /** In all Parquet files that there are, whoever names them; and no other file holds the text at all. */
    private long rowsOnDisk(String text) throws Exception {
        long rows = 0;
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (file.toString().endsWith(".parquet")) {
                rows += Long.parseLong(ask("SELECT count(*) FROM read_parquet('" + file
                        + "') t WHERE CAST(t AS VARCHAR) LIKE '%" + text + "%'"));
            } else {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(text);
            }
        }
        return rows;
    }

    private static String ask(String sql) throws Exception {
        return ask(sql, rows -> {
            rows.next();
            return rows.getString(1);
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T ask(String sql, Reading<T> reading) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.of(rows);
        }
    }

    private static final class Snapshots {
        static Manifest manifest(Path folder) throws IOException {
            return ManifestFile.read(folder).orElseThrow();
        }
    }
}
