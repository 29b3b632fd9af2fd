package dev.sapando.serving;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import dev.sapando.serving.api.TimeTravel;
import dev.sapando.serving.experiment.Experiment;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.visitors.VisitorSettings;
import java.time.ZoneId;

/**
 * What serving can be told.
 *
 * @param timeTravel who may ask with {@code at=}: {@code AT_ALLOWED_FROM}
 * @param servedRoom served lists that may wait for Kafka: {@code SERVED_LISTS_ROOM}
 * @param zone where the shop's days begin: {@code BUSINESS_TIME_ZONE}
 */
public record ServingSettings(
        KafkaSettings kafka,
        Endpoint api,
        Endpoint admin,
        HttpLimits limits,
        VmisSettings vmis,
        VisitorSettings visitors,
        Experiment experiment,
        TimeTravel timeTravel,
        int servedRoom,
        ZoneId zone) {
    public static ServingSettings from(Settings settings) {
        ServingSettings read = new ServingSettings(
                KafkaSettings.from(settings),
                Endpoint.from(settings, "SERVING_PORT", 8082),
                Endpoint.from(settings, "SERVING_ADMIN_PORT", 9182),
                HttpLimits.from(settings),
                VmisSettings.from(settings),
                VisitorSettings.from(settings),
                Experiment.from(settings),
                TimeTravel.from(settings),
                settings.number("SERVED_LISTS_ROOM", 10_000, 1, 10_000_000),
                settings.zone("BUSINESS_TIME_ZONE"));
        settings.check();
        return read;
    }
}
