package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Spend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
        spend.forEach(each -> kafka.append(Topics.MARKETING_SPEND, key(each), each, Shop.NOW));
        of(folder, kafka, events, Map.of());
    }

    /** What is done with an archive. */
    public interface Look {
        void at(String state) throws Exception;
    }

    /**
     * Looked at as it is at first, and when all its days are sealed and summed up.
     *
     * @param now when all of it arrives
     */
    public static void of(
            Path folder,
            List<Event> events,
            List<Spend> spend,
            List<ServedList> served,
            Instant now,
            ZoneId zone,
            Look look)
            throws Exception {
        var kafka = new Kafka();
        served.forEach(each -> kafka.append(Topics.RECOMMENDATIONS_SERVED, each.getVisitorId(), each, now));
        spend.forEach(each -> kafka.append(Topics.MARKETING_SPEND, key(each), each, now));
        events.forEach(event -> kafka.append(event, now));
        var clock = new HandClock(now);
        var settings = Map.of("BUSINESS_TIME_ZONE", zone.getId());
        try (var rig = new ArchiveRig(folder, kafka, Disk.REAL, clock, settings)) {
            rig.archive();
            look.at("counted");
            clock.pass(Duration.ofDays(7));
            rig.step();
            rig.keepHouse();
            clock.pass(Duration.ofMinutes(11));
            rig.keepHouse();
            assertThat(Snapshot.of(folder).openDays())
                    .as("days that are not summed up")
                    .contains("WHERE false");
            look.at("summed up");
        }
    }

    private static String key(Spend spend) {
        return CompositeKey.of(
                spend.getChannel(),
                spend.getCampaign() == null ? "" : spend.getCampaign(),
                spend.getDay().toString());
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
