package dev.sapando.event.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Settings of a topic that bound how long deleted records stay in its files. Kafka's own defaults bound nothing. */
public final class Cleaning {
    private static final String SEGMENT = "segment.ms";
    private static final String LAG = "max.compaction.lag.ms";
    private static final String TOMBSTONES = "delete.retention.ms";
    /** A topic that keeps 7 days goes by quarters of a day: whoever deletes by segments keeps one longer than asked for. */
    private static final int SEGMENTS = 28;

    /** What they are called. */
    public static final Set<String> SETTINGS = Set.of(SEGMENT, LAG, TOMBSTONES);

    private Cleaning() {}

    /**
     * Of a compacted topic, while records keep coming: a segment is closed by the next record after {@code span}, what was overwritten
     * is cleaned out of it within another, and the tombstone, which still names the key, by the cleaning that follows a third.
     *
     * @param span each stage's own
     */
    public static Map<String, String> compacted(Duration span) {
        String millis = String.valueOf(span.toMillis());
        return Map.of(SEGMENT, millis, LAG, millis, TOMBSTONES, millis);
    }

    /** Of a topic that keeps everything for so long. */
    static Map<String, String> deleted(Duration limit) {
        return Map.of(SEGMENT, String.valueOf(segment(limit).toMillis()));
    }

    static Duration segment(Duration limit) {
        return limit.dividedBy(SEGMENTS);
    }
}
