package dev.sapando.monitoring.business;

import dev.sapando.event.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/** Records that no day, or no minute, can count, by topic; none stops the stream, and none is left out silently. */
public record SkippedRecords(BusinessDays days, MeterRegistry registry) {
    /** Verification lets events be five minutes ahead of their arrival; brokers' clocks differ a little more. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** Whether the record has a day to be counted on; if not, it is counted as skipped. */
    boolean passes(Topic<?, ?> topic, Instant at) {
        return days.has(at) || skip(topic, "impossible_time");
    }

    /**
     * As {@link #passes(Topic, Instant)}, of what cannot come before it happened. Verification passes on no such record, so that it came
     * past it: it would be the newest day, which every answer ends on, and make its visitor's true days too old to be counted.
     */
    boolean passes(Topic<?, ?> topic, Instant at, Instant arrival) {
        return passes(topic, at) && (!at.isAfter(arrival.plus(AHEAD)) || skip(topic, "ahead_of_arrival"));
    }

    /** Counts a record that is left out, and says so: never passed. */
    public boolean skip(Topic<?, ?> topic, String reason) {
        Counter.builder("sapando.monitoring.records.skipped")
                .tags("topic", topic.name(), "reason", reason)
                .description("Records that are not counted: of a time that they cannot be of")
                .register(registry)
                .increment();
        return false;
    }
}
