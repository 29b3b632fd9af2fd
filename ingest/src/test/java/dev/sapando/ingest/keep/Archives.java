package dev.sapando.ingest.keep;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.Spend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Archives that are there already, for tests of those who read them. */
public final class Archives {
    private Archives() {}

    public static void of(Path folder, List<Event> events) {
        of(folder, events, List.of());
    }

    public static void of(Path folder, List<Event> events, List<Spend> spend) {
        var kafka = new Kafka();
        spend.forEach(each -> kafka.append(Topics.MARKETING_SPEND, each.toString(), each, Shop.NOW));
        of(folder, kafka, events, Map.of());
    }

    static void of(Path folder, List<Event> events, Map<String, String> settings) {
        of(folder, new Kafka(), events, settings);
    }

    private static void of(Path folder, Kafka kafka, List<Event> events, Map<String, String> settings) {
        events.forEach(event -> kafka.append(event, Shop.NOW));
        try (var rig = new ArchiveRig(folder, kafka, Disk.REAL, new HandClock(Shop.NOW), settings)) {
            rig.archive();
        }
    }
}
