package dev.sapando.features;

import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.features.examples.ExampleSettings;
import dev.sapando.features.examples.Examples;
import dev.sapando.features.items.Items;
import dev.sapando.features.sessions.Sessions;
import dev.sapando.schema.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.RocksDBDslStoreSuppliers;
import org.junit.jupiter.api.Test;

class FeaturesTopologyTest {
    private static final String SKIPPED = "sapando.features.events.skipped";

    /** A difference here means a new application id and a rebuild wherever the service already runs. */
    @Test
    void the_topology_is_the_approved_one() throws IOException {
        var stores = new RocksDBDslStoreSuppliers();
        var registry = new SimpleMeterRegistry();
        var topology = new FeaturesTopology(
                        new Sessions(
                                Duration.ofMinutes(30), Duration.ofDays(400), Duration.ofHours(24), stores, registry),
                        new Items(ZoneOffset.UTC, stores, registry),
                        new Examples(ExampleSettings.BY_DEFAULT, Duration.ofHours(24), stores, registry),
                        new SkippedEvents(registry))
                .get();
        try (var approved = getClass().getResourceAsStream("/features.topology.txt")) {
            assertThat(topology.describe().toString().strip())
                    .isEqualTo(new String(approved.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void poison_is_counted_and_what_comes_after_it_is_not_held_up() {
        try (var shop = new FeaturesDriver()) {
            Event never = viewed("coat", 1);
            never.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE));
            shop.send("ana", new byte[] {1, 2, 3});
            shop.send("ana", new byte[] {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 7});
            shop.send("ana", null);
            shop.send(never);
            shop.send(viewed("dress", 0));

            assertThat(shop.sessions()).hasSize(1);
            assertThat(shop.counted(SKIPPED, "reason", "undecodable")).isEqualTo(2);
            assertThat(shop.counted(SKIPPED, "reason", "empty")).isEqualTo(1);
            assertThat(shop.counted(SKIPPED, "reason", "impossible_time")).isEqualTo(1);
        }
    }
}
