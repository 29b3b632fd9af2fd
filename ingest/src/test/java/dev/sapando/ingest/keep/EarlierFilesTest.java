package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were written before ids had an infix: a number stood by itself behind a colon only. */
class EarlierFilesTest {
    private static final String SESSION = "s-3";
    private static final List<String> IDS = List.of(
            "s-3:1", "s-4:2", "s-3:lx2k-3", "lx2k-4", "odd:05", "123e4567-e89b-12d3-a456-426614174000", ":7", "8");
    /** Of each of them, as they were split: prefix, number, UUID. */
    private static final String SPLIT = """
            (NULL, 1, NULL), ('s-4', 2, NULL), ('s-3:lx2k-3', NULL, NULL), ('lx2k-4', NULL, NULL), ('odd:05', NULL, NULL),
            (NULL, NULL, '123e4567-e89b-12d3-a456-426614174000'), ('', 7, NULL), ('8', NULL, NULL)""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();

    @Test
    void ids_in_earlier_files_read_as_they_did_beside_later_ones_and_merged_with_them() throws Exception {
        try (var rig = new ArchiveRig(
                archive(), kafka, Disk.REAL, new HandClock(Shop.NOW), Map.of("ARCHIVE_MERGE_FILES", "2"))) {
            append();
            rig.archive();
            asWrittenBefore(Snapshot.of(archive()).files().get(0));
            Truth.assertArchived(kafka, archive(), folder);

            append();
            rig.archive();
            Truth.assertArchived(kafka, archive(), folder);

            rig.keepHouse();
            assertThat(Snapshot.of(archive()).files()).hasSize(1);
            Truth.assertArchived(kafka, archive(), folder);
        }
    }

    private void append() {
        for (String id : IDS) {
            Event event = Shop.viewed(id);
            event.setSessionId(SESSION);
            kafka.append(event, Shop.NOW);
        }
    }

    /** All events are one visitor's and so of one partition; the test's Kafka gives every second offset. */
    private void asWrittenBefore(Path file) throws Exception {
        Path earlier = folder.resolve("earlier.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE TABLE split AS SELECT 2 * (row_number() OVER () - 1) AS kafka_offset,"
                    + " prefix AS event_prefix, CAST(number AS BIGINT) AS event_number, CAST(uuid AS UUID) AS event_uuid"
                    + " FROM (VALUES " + SPLIT + ") v(prefix, number, uuid)");
            statement.execute(
                    "COPY (SELECT * FROM (SELECT * EXCLUDE (event_prefix, event_infix, event_number, event_uuid)"
                            + " FROM '" + file + "') JOIN split USING (kafka_offset)) TO '" + earlier
                            + "' (FORMAT parquet)");
        }
        Files.copy(earlier, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path archive() {
        return folder.resolve("archive");
    }
}
