package dev.sapando.ingest.keep;

import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Path;
import java.util.List;

/** Archives that are there already, for tests of those who read them. */
public final class Archives {
    private Archives() {}

    public static void of(Path folder, List<Event> events) {
        var kafka = new Kafka();
        events.forEach(event -> kafka.append(event, Shop.NOW));
        try (var rig = new ArchiveRig(folder, kafka, new HandClock(Shop.NOW))) {
            rig.archive();
        }
    }
}
