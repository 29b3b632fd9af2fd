package dev.sapando.features;

import dev.sapando.features.examples.ExampleSettings;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What can be set of the features service.
 *
 * @param admin {@code FEATURES_ADMIN_PORT}
 * @param commitInterval how often results become visible: {@code FEATURES_COMMIT_INTERVAL}
 * @param sessionGap of event time; so much or more begins the next session where the client names none: {@code SESSION_GAP}
 * @param kept how far behind a visitor's newest session an older one is kept and corrected: {@code STATE_DAYS}
 * @param examples {@code EXAMPLE_*}
 * @param zone where the shop's days begin: {@code BUSINESS_TIME_ZONE}
 * @param stateFolder {@code STATE_DIR}
 */
public record FeaturesSettings(
        KafkaSettings kafka,
        Endpoint admin,
        HttpLimits limits,
        Duration commitInterval,
        Duration sessionGap,
        Duration kept,
        ExampleSettings examples,
        ZoneId zone,
        Path stateFolder) {

    /** @throws dev.sapando.ops.settings.InvalidSettings with every problem at once */
    public static FeaturesSettings from(Settings settings) {
        var features = new FeaturesSettings(
                KafkaSettings.from(settings),
                Endpoint.from(settings, "FEATURES_ADMIN_PORT", 9181),
                HttpLimits.from(settings),
                settings.duration(
                        "FEATURES_COMMIT_INTERVAL",
                        Duration.ofMillis(100),
                        Duration.ofMillis(10),
                        Duration.ofMinutes(1)),
                settings.duration("SESSION_GAP", Duration.ofMinutes(30), Duration.ofSeconds(1), Duration.ofDays(1)),
                Duration.ofDays(settings.number("STATE_DAYS", 400, 1, 36_500)),
                ExampleSettings.from(settings),
                settings.zone("BUSINESS_TIME_ZONE"),
                settings.read("STATE_DIR", Path.of(".sapando", "state"), "a folder", Path::of));
        settings.check();
        return features;
    }
}
