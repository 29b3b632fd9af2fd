package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.KeySettings;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.settings.Settings;

/**
 * Where the collector listens, whom it lets in and how much it takes.
 *
 * @param consentWhenAbsent what an event means that does not say: {@code CONSENT_WHEN_ABSENT}, without a default
 */
public record CollectorSettings(
        Endpoint endpoint, HttpLimits limits, KeySettings keys, boolean consentWhenAbsent, Bounds bounds) {

    public static CollectorSettings from(Settings settings) {
        if (settings.optional("CONSENT_WHEN_ABSENT").isEmpty()) {
            settings.problem("CONSENT_WHEN_ABSENT is not set; choose what an event without a consent field means: true"
                    + " (keep it) or false (strip it of everything personal)");
        }
        var collector = new CollectorSettings(
                Endpoint.from(settings, "COLLECTOR_PORT", 8080),
                HttpLimits.from(settings),
                KeySettings.from(settings),
                settings.flag("CONSENT_WHEN_ABSENT", false),
                Bounds.from(settings));
        collector.check(settings);
        return collector;
    }

    /** Bounds that make each other pointless. */
    private void check(Settings settings) {
        if (bounds.maxInFlight() < limits.maxBody()) {
            settings.problem("COLLECTOR_MAX_IN_FLIGHT_BYTES=" + bounds.maxInFlight() + " is below HTTP_MAX_BODY_BYTES="
                    + limits.maxBody() + ": the largest body would be answered 503 for ever; raise the one or lower"
                    + " the other");
        }
        if (bounds.producerBuffer() < bounds.maxInFlight()) {
            settings.problem("COLLECTOR_PRODUCER_BUFFER_BYTES=" + bounds.producerBuffer()
                    + " is below COLLECTOR_MAX_IN_FLIGHT_BYTES=" + bounds.maxInFlight()
                    + ": what is in flight would not fit; raise it");
        }
    }
}
