package dev.sapando.ingest.collect;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.settings.Settings;
import java.time.Duration;

/**
 * How much the collector takes.
 *
 * @param consentWhenAbsent what an event means that does not say: {@code CONSENT_WHEN_ABSENT}, without a default
 * @param maxEvents in one request: {@code COLLECTOR_MAX_EVENTS}
 * @param maxInFlight bytes of all requests not answered yet; beyond it 503: {@code COLLECTOR_MAX_IN_FLIGHT_BYTES}
 * @param giveUpAfter how long a request waits for Kafka's acks before 503: {@code COLLECTOR_ACK_TIMEOUT}
 */
public record CollectorSettings(
        Endpoint endpoint,
        HttpLimits limits,
        boolean consentWhenAbsent,
        int maxEvents,
        int maxInFlight,
        Duration giveUpAfter) {

    public static CollectorSettings from(Settings settings) {
        if (settings.optional("CONSENT_WHEN_ABSENT").isEmpty()) {
            settings.problem("CONSENT_WHEN_ABSENT is not set; choose what an event without a consent field means: true"
                    + " (keep it) or false (strip it of everything personal)");
        }
        return new CollectorSettings(
                Endpoint.from(settings, "COLLECTOR_PORT", 8080),
                HttpLimits.from(settings),
                settings.flag("CONSENT_WHEN_ABSENT", false),
                settings.number("COLLECTOR_MAX_EVENTS", 1_000, 1, 100_000),
                settings.number("COLLECTOR_MAX_IN_FLIGHT_BYTES", 32_000_000, 100_000, 1_000_000_000),
                settings.duration(
                        "COLLECTOR_ACK_TIMEOUT", Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(2)));
    }

    /** The producer's buffer: all that may be in flight, and the overhead of small records. */
    public long producerBuffer() {
        return 2L * maxInFlight + 8_000_000;
    }
}
