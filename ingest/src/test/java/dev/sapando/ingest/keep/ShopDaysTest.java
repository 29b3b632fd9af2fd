package dev.sapando.ingest.keep;

import static dev.sapando.ingest.testing.Visits.view;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ingest.testing.Shop;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who come shortly before and after midnight here and there, on days whose clocks are changed too. */
class ShopDaysTest {
    private static final Duration DAY = Duration.ofDays(1);
    /** New York changes its clocks on 10 March, at seven in UTC; its midnight is at five before that, and at four after it. */
    private static final List<Instant> MOMENTS = Stream.of(
                    "2024-03-09T18:45:00Z",
                    "2024-03-10T04:30:00Z",
                    "2024-03-10T05:30:00Z",
                    "2024-03-10T10:30:00Z",
                    "2024-03-10T11:30:00Z",
                    "2024-03-11T03:30:00Z",
                    "2024-03-11T04:30:00Z",
                    "2024-03-14T23:30:00Z",
                    "2024-03-15T00:30:00Z")
            .map(Instant::parse)
            .toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW.plus(DAY.multipliedBy(15)));

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "America/New_York", "+05:30", "UTC"})
    void days_of_the_shop_are_sealed_summed_up_and_outlive_their_events(String name) throws Exception {
        ZoneId zone = ZoneId.of(name);
        visits();
        try (var rig = rig(name)) {
            rig.archive();
            List<String> counted = DailyRows.of(archive(), zone);
            assertThat(visitorsByDay(counted))
                    .isEqualTo(MOMENTS.stream()
                            .collect(
                                    groupingBy(moment -> LocalDate.ofInstant(moment, zone), TreeMap::new, counting())));
            assertThat(counted).anyMatch(row -> row.matches("2024-03-1[23] retention .* 0/.*"));

            pass(rig, DAY.multipliedBy(7));
            assertThat(Snapshot.of(archive()).openDays()).as("all is summed up").contains("WHERE false");
            List<String> summed = DailyRows.of(archive(), zone);
            assertThat(summed).as("as was counted").isEqualTo(counted);

            pass(rig, DAY.multipliedBy(101));
            assertThat(Snapshot.of(archive()).rows(ArchivedTopics.EVENTS)).isZero();
            assertThat(DailyRows.of(archive(), zone)).as("without the events").isEqualTo(summed);
        }
    }

    @Test
    void whoever_comes_late_on_a_day_on_which_nobody_had_come_is_in_its_sum_while_the_events_before_are_kept()
            throws Exception {
        visits();
        try (var rig = rig("UTC")) {
            rig.archive();
            pass(rig, DAY.multipliedBy(7));
            kafka.append(visit("visitor-0", "2024-03-12T12:00:00Z"), clock.instant());
            rig.archive();
            assertThat(DailyRows.of(archive(), ZoneId.of("UTC"))).contains("2024-03-12 retention email 3 1/1");
            pass(rig, DAY.multipliedBy(7));
            List<String> summed = DailyRows.of(archive(), ZoneId.of("UTC"));
            assertThat(summed).contains("2024-03-12 retention email 3 1/1", "2024-03-13 retention email 4 0/1");

            pass(rig, DAY.multipliedBy(101));
            kafka.append(visit("visitor-1", "2024-03-13T12:00:00Z"), clock.instant());
            rig.archive();
            pass(rig, DAY.multipliedBy(7));
            assertThat(DailyRows.of(archive(), ZoneId.of("UTC"))).as("too late").isEqualTo(summed);
        }
    }

    @Test
    void an_archive_of_other_days_is_refused_with_what_to_do_and_one_without_any_takes_them() throws Exception {
        try (var rig = rig("Europe/Berlin")) {
            rig.archive();
        }
        visits();
        try (var rig = rig("Asia/Tokyo")) {
            rig.archive();
        }
        assertThatThrownBy(() -> rig("Europe/Berlin"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("has days of Asia/Tokyo, and BUSINESS_TIME_ZONE is Europe/Berlin: set it to")
                .hasMessageContaining("ARCHIVE_DIR");
        assertThat(Snapshot.of(archive()).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void days_of_a_manifest_that_names_no_zone_are_those_of_utc() throws Exception {
        visits();
        try (var rig = rig("Etc/UTC")) {
            rig.archive();
        }
        Path manifest = archive().resolve(ManifestFile.NAME);
        String named = ",\"zone\":\"Etc/UTC\"";
        assertThat(Files.readString(manifest)).contains(named);
        Files.writeString(manifest, Files.readString(manifest).replace(named, ""));
        assertThat(Snapshot.of(archive()).zone()).isEqualTo(ZoneId.of("UTC"));
        rig("UTC").close();
        assertThatThrownBy(() -> rig("Asia/Tokyo")).isInstanceOf(StartFailure.class);
    }

    private void visits() {
        for (int i = 0; i < MOMENTS.size(); i++) {
            kafka.append(visit("visitor-" + i, MOMENTS.get(i).toString()), clock.instant());
        }
    }

    private static Event visit(String visitor, String at) {
        Event event = view(visitor, 0, "email");
        event.setOccurredAt(Instant.parse(at));
        return event;
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private ArchiveRig rig(String zone) {
        return new ArchiveRig(
                archive(),
                kafka,
                Disk.REAL,
                clock,
                Map.of("ARCHIVE_READER_GRACE", "0ms", "ARCHIVE_KEEP", "*=100d", "BUSINESS_TIME_ZONE", zone));
    }

    private void pass(ArchiveRig rig, Duration time) {
        clock.pass(time);
        rig.step();
        rig.keepHouse();
        clock.pass(Duration.ofSeconds(1));
        rig.keepHouse();
    }

    private static Map<LocalDate, Long> visitorsByDay(List<String> rows) {
        var visitors = new TreeMap<LocalDate, Long>();
        rows.stream()
                .filter(row -> row.contains(" new-visitors "))
                .forEach(row -> visitors.put(
                        LocalDate.parse(row.substring(0, 10)), Long.valueOf(row.substring(row.indexOf('/') + 1))));
        return visitors;
    }
}
