package dev.sapando.ingest.erase;

import dev.sapando.event.topic.Retention;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an erased visitor is gone from by when; the README's table in figures.
 *
 * @param cleaning {@code ERASURE_CLEANING}
 */
public record ErasurePromise(Duration cleaning) {
    private static final Duration SERVING = Duration.ofSeconds(5);
    /** A segment is closed, cleaned, and the tombstone itself let go. */
    private static final int STAGES = 3;

    /** In the order of time, by what it is. */
    public Map<String, Instant> goneBy(Instant requestedAt) {
        var goneBy = new LinkedHashMap<String, Instant>();
        goneBy.put("recommendations", requestedAt.plus(SERVING));
        goneBy.put("state and compacted topics", requestedAt.plus(cleaning.multipliedBy(STAGES)));
        goneBy.put("event topics", requestedAt.plus(longestKept()));
        return goneBy;
    }

    /** Of the topics that hold everything for their days. */
    private static Duration longestKept() {
        return Topics.all().stream()
                .map(Topic::kept)
                .filter(kept -> !kept.compacted())
                .flatMap(kept -> kept.limit().stream())
                .map(Retention::untilGone)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
