package dev.sapando.features;

import static dev.sapando.features.Shop.event;
import static dev.sapando.features.Shop.minute;
import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.features.disk.SmallManifests;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.RocksDBDslStoreSuppliers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubbedFilesTest {
    private static final String MARKED = "visitor-7d1f0c";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @Test
    void the_files_of_the_stores_forget_an_erased_visitor_within_the_cleaning_time_and_nobody_else()
            throws IOException {
        Map<String, Object> onDisk = Map.of(
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                SmallManifests.class);
        try (var shop = new FeaturesDriver(ZoneOffset.UTC, new RocksDBDslStoreSuppliers(), onDisk)) {
            for (int i = 0; i < 50; i++) {
                shop.send(of(MARKED, viewed("coat", 60L * i)), of("ben-" + i, viewed("dress", i)));
            }
            shop.waitForCleaning();
            assertThat(filesWith(MARKED)).as("written to files at all").isNotEmpty();

            shop.send(of(MARKED, event("erasure:1", EventType.ERASURE, minute(9_000))));
            shop.waitForCleaning();

            assertThat(filesWith(MARKED)).isEmpty();
            assertThat(filesWith("ben-0")).isNotEmpty();
            assertThat(shop.sessions()).hasSize(50);
        }
    }

    /** RocksDB writes of a key what differs from the one before: of names that begin alike only the first is there in full. */
    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Event of(String visitor, Event event) {
        event.setVisitorId(visitor);
        return event;
    }
}
