package dev.sapando.ingest.keep;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Spend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Archives that are there already, for tests of those who read them. */
public final class Archives {
    private Archives() {}

    public static void of(Path folder, List<Event> events) {
        of(folder, events, List.of());
    }

    public static void of(Path folder, List<Event> events, List<Spend> spend) {
        of(folder, events, spend, List.of(), Shop.NOW);
    }

    /** @param now when all of it arrives */
    public static void of(Path folder, List<Event> events, List<Spend> spend, List<ServedList> served, Instant now) {
        var kafka = new Kafka();
        served.forEach(each -> kafka.append(Topics.RECOMMENDATIONS_SERVED, each.getVisitorId(), each, now));
        spend.forEach(each -> kafka.append(Topics.MARKETING_SPEND, key(each), each, now));
        of(folder, kafka, events, Map.of(), now);
    }

    private static String key(Spend spend) {
        return CompositeKey.of(
                spend.getChannel(),
                spend.getCampaign() == null ? "" : spend.getCampaign(),
                spend.getDay().toString());
    }

    static void of(Path folder, List<Event> events, Map<String, String> settings) {
        of(folder, new Kafka(), events, settings, Shop.NOW);
    }

    private static void of(Path folder, Kafka kafka, List<Event> events, Map<String, String> settings, Instant now) {
        events.forEach(event -> kafka.append(event, now));
        try (var rig = new ArchiveRig(folder, kafka, Disk.REAL, new HandClock(now), settings)) {
            rig.archive();
        }
    }
}
