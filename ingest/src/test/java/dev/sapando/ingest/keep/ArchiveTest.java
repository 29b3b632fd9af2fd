package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keep.FaultyDisk.Fault;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Item;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final long MEMORY = 256_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW);
    private final Days days = new Days(3);

    @Test
    void what_was_verified_is_archived_to_the_letter_and_a_restart_goes_on_where_the_manifest_says() throws Exception {
        try (var rig = rig()) {
            append(300);
            rig.archive();
            assertThat(rig.counter("sapando.archive.rows")).isEqualTo(300);
        }
        append(200);
        try (var rig = rig()) {
            rig.archive();
            assertThat(rig.counter("sapando.archive.rows")).isEqualTo(200);
        }
        Truth.assertArchived(kafka, archive(), folder);
    }

    @Test
    void while_the_disk_is_full_it_complains_reads_no_further_than_its_bound_and_loses_nothing() throws Exception {
        // Once it is open and has committed once.
        var disk = new FaultyDisk(20, Fault.FULL);
        try (var rig = new ArchiveRig(archive(), kafka, disk, clock, Map.of("ARCHIVE_FLUSH_ROWS", "150"))) {
            append(100);
            rig.archive();
            while (rig.works().stream().complaint().isEmpty()) {
                append(100);
                rig.archive();
            }
            assertThat(rig.works().stream().complaint()).hasValueSatisfying(sentence -> assertThat(sentence)
                    .contains("cannot be written", "No space left on device"));
            append(400);
            for (int i = 0; i < 5; i++) {
                rig.archive();
            }
            assertThat(rig.consumer().paused()).as("no more is read").isNotEmpty();
            assertThat(rig.counter("sapando.archive.failures")).isPositive();

            disk.mend();
            for (int i = 0; i < 8; i++) {
                clock.pass(Duration.ofMinutes(1));
                rig.archive();
            }
            assertThat(rig.works().stream().complaint()).isEmpty();
        }
        Truth.assertArchived(kafka, archive(), folder);
    }

    @Test
    void who_reads_while_files_are_merged_finishes_with_what_there_was() throws Exception {
        try (var rig = new ArchiveRig(archive(), kafka, Disk.REAL, clock, Map.of("ARCHIVE_MERGE_FILES", "2"))) {
            commitTwice(rig);
            Snapshot before = Snapshot.of(archive());
            try (var reader = ReadOnly.over(archive(), MEMORY)) {
                rig.keepHouse();
                assertThat(Snapshot.of(archive()).files()).hasSize(1).doesNotContainAnyElementsOf(before.files());
                assertThat(texts(reader, "SELECT count(*) FROM events")).containsExactly("200");
                clock.pass(Duration.ofMinutes(11));
                rig.keepHouse();
            }
            assertThat(before.files()).as("gone after their time").noneMatch(file -> file.toFile()
                    .exists());
        }
        Truth.assertArchived(kafka, archive(), folder);
    }

    @Test
    void a_day_with_rows_enough_has_a_folder_and_thin_days_share_one() throws Exception {
        try (var rig = new ArchiveRig(archive(), kafka, Disk.REAL, clock, Map.of("ARCHIVE_DAY_ROWS", "100"))) {
            for (int i = 0; i < 150; i++) {
                kafka.append(days.at(Shop.NOW), Shop.NOW);
            }
            append(40);
            rig.archive();
        }
        assertThat(Snapshot.of(archive()).files())
                .extracting(file -> file.getName(file.getNameCount() - 2).toString())
                .containsExactlyInAnyOrder("event_day=2024-03-01", "event_day=__HIVE_DEFAULT_PARTITION__");
        Truth.assertArchived(kafka, archive(), folder);
    }

    @Test
    void what_is_no_event_is_counted_and_never_stops_the_stream() throws Exception {
        var random = new Random(5);
        byte[] good = Topics.EVENTS_VERIFIED.values().serializer().serialize("events.verified", Shop.viewed("s:1"));
        for (int i = 0; i < 2_000; i++) {
            byte[] mutated = good.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            kafka.bytes("events.verified", i, mutated, Shop.NOW);
        }
        try (var rig = rig()) {
            rig.archive();
            double archived = rig.counter("sapando.archive.rows");
            double skipped = rig.counter("sapando.archive.skipped");
            assertThat(archived + skipped).isEqualTo(2_000);
            assertThat(skipped).isPositive();
            assertThat(rig.works().stream().complaint()).isEmpty();
        }
    }

    @Test
    void the_last_word_on_an_item_counts() throws Exception {
        for (String title : List.of("Coat", "Red coat")) {
            var item = Item.newBuilder().setItemId("red-coat").setTitle(title).build();
            kafka.append(Topics.CATALOG_ITEMS, "red-coat", item, Shop.NOW);
        }
        try (var rig = rig()) {
            rig.archive();
        }
        try (var reader = ReadOnly.over(archive(), MEMORY)) {
            assertThat(texts(reader, "SELECT title FROM items")).containsExactly("Red coat");
        }
    }

    @Test
    void offsets_of_another_kafka_are_not_gone_on_with() {
        rig().close();
        assertThatThrownBy(() -> new ArchiveWorks(
                        ArchiveSettings.from(
                                Settings.of(Map.of("ARCHIVE_DIR", archive().toString()))),
                        kafka.consumer(),
                        Map.of("events.verified", "another-id"),
                        Disk.REAL,
                        clock,
                        new SimpleMeterRegistry()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("of another Kafka")
                .hasMessageContaining("ARCHIVE_DIR");
    }

    @Test
    void what_somebody_else_has_in_the_folder_stays_and_data_without_a_manifest_are_not_taken_for_leftovers()
            throws Exception {
        Path others = Files.createDirectories(archive().resolve("warehouse")).resolve("sales-2019.parquet");
        Files.writeString(others, "theirs");
        try (var rig = rig()) {
            append(300);
            rig.archive();
        }
        rig().close();
        assertThat(others).exists();

        Files.delete(archive().resolve(ManifestFile.NAME));
        assertThatThrownBy(this::rig)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("and no manifest.json that says what they are; restore it");
        try (var files = Files.walk(archive().resolve("events.verified"))) {
            assertThat(files).anyMatch(file -> file.toString().endsWith(".parquet"));
        }
    }

    @Test
    void two_do_not_write_into_one_archive() {
        try (var first = rig()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(this::rig).isInstanceOf(StartFailure.class).hasMessageContaining("ARCHIVE_DIR");
        }
    }

    private void commitTwice(ArchiveRig rig) {
        append(100);
        rig.archive();
        append(100);
        rig.archive();
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            kafka.append(days.event(5), clock.instant());
        }
    }

    private ArchiveRig rig() {
        return new ArchiveRig(archive(), kafka, clock);
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private static List<String> texts(ReadOnly reader, String question) throws Exception {
        var texts = new ArrayList<String>();
        reader.ask(question, rows -> {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        });
        return texts;
    }
}
