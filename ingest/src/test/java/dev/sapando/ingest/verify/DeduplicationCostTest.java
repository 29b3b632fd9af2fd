package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exactness costs: the bytes a day of events leaves behind so that copies are recognised. */
class DeduplicationCostTest {
    private static final int IDS = 100_000;
    /** What goes to the changelog between two commits of 50 ms at 2,000 events a second. */
    private static final int BATCH = 100;

    @Test
    void an_id_costs_less_than_half_a_hundred_bytes_in_either_place(@TempDir Path state) throws IOException {
        double changelog;
        double onDisk;
        try (var rig = new StreamRig(state)) {
            for (int i = 0; i < IDS; i++) {
                Event event = viewed("s-" + i / 10 + ":" + i % 10);
                event.setVisitorId("v-" + i / 10);
                rig.arrives(event, NOW.plusMillis(i));
            }
            changelog = (double) bytes(rig.changelog(VerificationTopology.SEEN)) / IDS;
            // Written out it is one sorted file a segment, which is what compaction would make of it.
            rig.driver.getWindowStore(VerificationTopology.SEEN).commit(Map.of());
            onDisk = (double) bytes(state) / IDS;
        }

        System.out.printf(
                "seen-events: %,d ids, %.1f B each on disk after compaction, %.1f B in the changelog%n",
                IDS, onDisk, changelog);
        assertThat(onDisk).isBetween(20.0, 50.0);
        assertThat(changelog).isBetween(20.0, 60.0);
    }

    private static long bytes(List<TestRecord<byte[], byte[]>> records) {
        long bytes = 0;
        for (int from = 0; from < records.size(); from += BATCH) {
            SimpleRecord[] batch = records.subList(from, Math.min(from + BATCH, records.size())).stream()
                    .map(record -> new SimpleRecord(record.timestamp(), record.getKey(), record.getValue()))
                    .toArray(SimpleRecord[]::new);
            bytes +=
                    MemoryRecords.withRecords(Compression.zstd().build(), batch).sizeInBytes();
        }
        return bytes;
    }

    private static long bytes(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file ->
                            file.toString().endsWith(".sst") && file.toString().contains(VerificationTopology.SEEN))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
