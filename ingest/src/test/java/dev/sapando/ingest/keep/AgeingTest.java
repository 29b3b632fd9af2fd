package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows and days as time goes by: sealed, opened again, dropped. */
class AgeingTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final LocalDate FIRST_OF_MARCH = LocalDate.of(2024, 3, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path archive;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW);

    @Test
    void rows_are_kept_by_their_type_from_their_arrival_however_old_what_they_tell_is() throws Exception {
        event("scroll", Instant.parse("2008-04-01T00:00:00Z"));
        event("product_view", Instant.parse("2008-04-01T00:00:00Z"));
        try (var rig = rig(Map.of("ARCHIVE_KEEP", "scroll=90d,*=400d"))) {
            rig.archive();
            clock.pass(DAY.multipliedBy(90));
            rig.keepHouse();
            assertThat(types()).isEqualTo(Map.of("scroll", 1L, "product_view", 1L));
            clock.pass(DAY);
            rig.keepHouse();
            assertThat(types()).isEqualTo(Map.of("product_view", 1L));
            Path file = Snapshot.of(archive).files().get(0);
            rig.keepHouse();
            assertThat(Snapshot.of(archive).files()).as("not rewritten again").containsExactly(file);
            clock.pass(DAY.multipliedBy(310));
            rig.keepHouse();
            assertThat(types()).isEmpty();
        }
    }

    @Test
    void a_day_is_sealed_when_it_is_over_and_nothing_of_it_arrives_any_more() throws Exception {
        event("product_view", Shop.NOW);
        try (var rig = rig(Map.of("ARCHIVE_SEAL_AFTER", "2d"))) {
            rig.archive();
            assertThat(sealedAfter(rig, Duration.ofHours(62))).isEmpty();
            assertThat(sealedAfter(rig, Duration.ofHours(2))).containsExactly(FIRST_OF_MARCH);

            event("product_view", Shop.NOW.plusSeconds(1));
            rig.archive();
            assertThat(sealedAfter(rig, Duration.ZERO)).as("it is open again").isEmpty();
            assertThat(types()).as("and nothing is lost").isEqualTo(Map.of("product_view", 2L));
            assertThat(sealedAfter(rig, DAY.multipliedBy(2).plusHours(1))).containsExactly(FIRST_OF_MARCH);
        }
    }

    @Test
    void the_folder_of_a_sealed_day_is_the_day_once() throws Exception {
        var settings = Map.of("ARCHIVE_DAY_ROWS", "20", "ARCHIVE_SEAL_AFTER", "2d", "ARCHIVE_READER_GRACE", "1m");
        try (var rig = rig(settings)) {
            commit(rig, 5);
            commit(rig, 25);
            commit(rig, 3);
            assertThat(sealedAfter(rig, DAY.multipliedBy(4)))
                    .as("readers first")
                    .isEmpty();
            assertThat(sealedAfter(rig, Duration.ofMinutes(2))).containsExactly(FIRST_OF_MARCH);
        }
        try (Engine engine = Engine.open(new EngineLimits(100_000_000, 1), archive, ShopDays.OF_UTC)) {
            String folder = archive + "/events.verified/event_day=2024-03-01/*.parquet";
            assertThat(engine.ask("SELECT count(*) FROM '" + folder + "'", row -> row.getLong(1)))
                    .containsExactly(33L);
        }
    }

    private void commit(ArchiveRig rig, int events) {
        for (int i = 0; i < events; i++) {
            event("product_view", Shop.NOW.plusSeconds(i));
        }
        rig.archive();
    }

    private Set<LocalDate> sealedAfter(ArchiveRig rig, Duration time) throws Exception {
        clock.pass(time);
        rig.step();
        rig.keepHouse();
        return ManifestFile.read(archive)
                .orElseThrow()
                .topic("events.verified")
                .sealed()
                .keySet();
    }

    private void event(String type, Instant at) {
        Event event = Shop.viewed("s:" + kafka.records("events.verified").size());
        event.setType(type);
        event.setOccurredAt(at);
        kafka.append(event, clock.instant());
    }

    private Map<String, Long> types() throws Exception {
        var types = new TreeMap<String, Long>();
        try (var reader = ReadOnly.over(archive, 256_000_000)) {
            reader.ask("SELECT type, count(*) FROM events GROUP BY type", rows -> {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getLong(2));
                }
            });
        }
        return types;
    }

    private ArchiveRig rig(Map<String, String> settings) {
        return new ArchiveRig(archive, kafka, Disk.REAL, clock, settings);
    }
}
