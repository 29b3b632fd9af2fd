package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Denied;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the collector counts. Codes and statuses are ours, so that strangers cannot make new series. */
final class CollectorMeters {
    static final String REQUESTS = "sapando_collector_requests";
    static final String EVENTS = "sapando_collector_events";
    static final String CHECKED = "sapando_collector_checked_events";
    static final String DENIED = "sapando_collector_denied_requests";
    static final String LATENCY = "sapando_collector_latency";
    static final String IN_FLIGHT = "sapando_collector_in_flight_bytes";

    private static final String ACCEPTED = "accepted";

    private final MeterRegistry registry;
    private final Map<Integer, Counter> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final Timer latency;

    CollectorMeters(MeterRegistry registry, InFlight inFlight) {
        this.registry = registry;
        latency = Timer.builder(LATENCY)
                .description("From the request's head to its answer, the wait for Kafka included")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
        Gauge.builder(IN_FLIGHT, inFlight, InFlight::bytes)
                .description("Bytes of requests not answered yet")
                .register(registry);
        // From the start, since a counter that is born with its first case shows no increase.
        checked(ACCEPTED);
        Denied.CODES.forEach(this::deniedFor);
    }

    void answered(int status, long nanos) {
        requests.computeIfAbsent(status, s -> Counter.builder(REQUESTS)
                        .description("Answered requests")
                        .tag("status", String.valueOf(s))
                        .register(registry))
                .increment();
        latency.record(Duration.ofNanos(nanos));
    }

    /** Counted once the broker has acknowledged them. */
    void taken(Batch batch) {
        event(ACCEPTED, batch.accepted());
        batch.refusals().forEach(refusal -> event(refusal.violation().code(), 1));
    }

    /** Verdicts that were asked for and have no consequence: in no account. */
    void checked(Batch batch) {
        checked(ACCEPTED).increment(batch.accepted());
        batch.refusals().forEach(refusal -> checked(refusal.violation().code()).increment());
    }

    /** Requests that did not come in. */
    void denied(String code) {
        deniedFor(code).increment();
    }

    private Counter checked(String outcome) {
        return Counter.builder(CHECKED)
                .description("Elements that were only checked, by the verdict they would get")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter deniedFor(String code) {
        return Counter.builder(DENIED)
                .description("Requests refused for their write key, origin or rate")
                .tag("code", code)
                .register(registry);
    }

    private void event(String outcome, int count) {
        events.computeIfAbsent(outcome, o -> Counter.builder(EVENTS)
                        .description("Elements by what became of them: accepted, or the code they were refused for")
                        .tag("outcome", o)
                        .register(registry))
                .increment(count);
    }
}
