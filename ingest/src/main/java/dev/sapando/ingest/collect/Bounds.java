package dev.sapando.ingest.collect;

import dev.sapando.ops.settings.Settings;
import java.time.Duration;

/**
 * How much the collector takes on at once.
 *
 * @param maxEvents in one request: {@code COLLECTOR_MAX_EVENTS}
 * @param maxInFlight bytes of all requests not answered yet, or of their records where these take more; beyond it 503: {@code
 *     COLLECTOR_MAX_IN_FLIGHT_BYTES}
 * @param maxWaiting requests read and not yet begun with; beyond it 503: {@code COLLECTOR_MAX_WAITING_REQUESTS}
 * @param threads that unpack, check and send: {@code COLLECTOR_THREADS}
 * @param maxGzipRatio how many times its size a body may unpack to: {@code COLLECTOR_MAX_GZIP_RATIO}
 * @param giveUpAfter how long a request waits for Kafka's acks before 503: {@code COLLECTOR_ACK_TIMEOUT}
 * @param producerBuffer bytes that wait in Kafka's producer: {@code COLLECTOR_PRODUCER_BUFFER_BYTES}
 */
public record Bounds(
        int maxEvents,
        int maxInFlight,
        int maxWaiting,
        int threads,
        int maxGzipRatio,
        Duration giveUpAfter,
        int producerBuffer,
        JsonLimits json) {
    private static final int OVERHEAD = 8_000_000;

    static Bounds from(Settings settings) {
        int inFlight = settings.number("COLLECTOR_MAX_IN_FLIGHT_BYTES", 32_000_000, 100_000, 500_000_000);
        return new Bounds(
                settings.number("COLLECTOR_MAX_EVENTS", 1_000, 1, 100_000),
                inFlight,
                settings.number("COLLECTOR_MAX_WAITING_REQUESTS", 4_096, 1, 1_000_000),
                settings.number("COLLECTOR_THREADS", 2, 1, 256),
                settings.number("COLLECTOR_MAX_GZIP_RATIO", 200, 2, 2_000),
                settings.duration(
                        "COLLECTOR_ACK_TIMEOUT", Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(2)),
                settings.number("COLLECTOR_PRODUCER_BUFFER_BYTES", bufferFor(inFlight), OVERHEAD, Integer.MAX_VALUE),
                JsonLimits.from(settings));
    }

    /** All that may be in flight, the overhead of small records, and room for what is refused and goes out a second time. */
    static int bufferFor(int inFlight) {
        return 2 * inFlight + OVERHEAD;
    }
}
