package dev.sapando.monitoring.business;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records that no day, or no minute, can count, by topic; none stops the stream, and none is left out silently. */
public record SkippedRecords(BusinessDays days, MeterRegistry registry) {
    /** Verification lets events be five minutes ahead of their arrival; brokers' clocks differ a little more. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** Of an end that is told: its minute is none that verification can tell of. */
    public static final String IMPOSSIBLE_MINUTE = "impossible_minute";

    private static final String IMPOSSIBLE_TIME = "impossible_time";
    private static final String AHEAD_OF_ARRIVAL = "ahead_of_arrival";

    /** Counts from the start, since a counter that is born with its first case shows no increase. */
    public SkippedRecords {
        for (Topic<?, ?> topic : List.of(Topics.EVENTS_VERIFIED, Topics.FEATURES_SESSIONS, Topics.MARKETING_SPEND)) {
            counter(registry, topic, IMPOSSIBLE_TIME);
            counter(registry, topic, AHEAD_OF_ARRIVAL);
        }
        counter(registry, Topics.RECOMMENDATIONS_SERVED, IMPOSSIBLE_TIME);
        counter(registry, Topics.EVENTS_OUTCOMES, IMPOSSIBLE_MINUTE);
    }

    /** Whether the record has a day to be counted on; if not, it is counted as skipped. */
    boolean passes(Topic<?, ?> topic, Instant at) {
        return days.has(at) || skip(topic, IMPOSSIBLE_TIME);
    }

    /**
     * As {@link #passes(Topic, Instant)}, of what cannot come before it happened. Verification passes on no such record, so that it came
     * past it: it would be the newest day, which every answer ends on, and make its visitor's true days too old to be counted.
     */
    boolean passes(Topic<?, ?> topic, Instant at, Instant arrival) {
        return passes(topic, at) && (!at.isAfter(arrival.plus(AHEAD)) || skip(topic, AHEAD_OF_ARRIVAL));
    }

    /** Counts a record that is left out, and says so: never passed. */
    public boolean skip(Topic<?, ?> topic, String reason) {
        counter(registry, topic, reason).increment();
        return false;
    }

    private static Counter counter(MeterRegistry registry, Topic<?, ?> topic, String reason) {
        return Counter.builder("sapando.monitoring.records.skipped")
                .tags("topic", topic.name(), "reason", reason)
                .description("Records that are not counted: of a time that they cannot be of")
                .register(registry);
    }
}
