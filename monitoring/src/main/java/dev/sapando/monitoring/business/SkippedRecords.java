package dev.sapando.monitoring.business;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;

/** Records that no day can count, by topic; none stops the stream, and none is left out silently. */
public record SkippedRecords(BusinessDays days, MeterRegistry registry) {
    /** Whether the record has a day to be counted on; if not, it is counted as skipped. */
    boolean passes(String topic, Instant at) {
        boolean possible = days.has(at);
        if (!possible) {
            Counter.builder("sapando.monitoring.records.skipped")
                    .tags("topic", topic, "reason", "impossible_time")
                    .description("Records that are not counted: outside the years 0000 to 9999")
                    .register(registry)
                    .increment();
        }
        return possible;
    }
}
