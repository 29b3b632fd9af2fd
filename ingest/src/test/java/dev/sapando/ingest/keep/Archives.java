package dev.sapando.ingest.keep;

import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Archives that are there already, for tests of those who read them. */
public final class Archives {
    private Archives() {}

    public static void of(Path folder, List<Event> events) {
        of(folder, events, Map.of());
    }

    static void of(Path folder, List<Event> events, Map<String, String> settings) {
        var kafka = new Kafka();
        events.forEach(event -> kafka.append(event, Shop.NOW));
        try (var rig = new ArchiveRig(folder, kafka, Disk.REAL, new HandClock(Shop.NOW), settings)) {
            rig.archive();
        }
    }
}
