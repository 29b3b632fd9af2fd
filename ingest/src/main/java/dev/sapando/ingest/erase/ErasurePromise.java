package dev.sapando.ingest.erase;

import dev.sapando.event.topic.Retention;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an erased visitor is gone from by when; the README's table in figures.
 *
 * @param cleaning {@code ERASURE_CLEANING}
 * @param archive after the erasure has come to it, as its settings have it; an archive that runs elsewhere is to have the same
 */
public record ErasurePromise(Duration cleaning, Duration archive) {
    private static final Duration SERVING = Duration.ofSeconds(5);
    private static final Duration METRICS = Duration.ofSeconds(10);
    /** A segment is closed, cleaned, and the tombstone itself let go. */
    private static final int STAGES = 3;

    /** In the order of time, by what it is, in whole seconds. */
    public Map<String, Instant> goneBy(Instant requestedAt) {
        var within = Map.of(
                "recommendations", SERVING,
                "business metrics", METRICS,
                "archive", METRICS.plus(archive),
                "state and compacted topics", cleaning.multipliedBy(STAGES),
                "event topics", longestKept());
        var goneBy = new LinkedHashMap<String, Instant>();
        within.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(each -> goneBy.put(each.getKey(), wholeSecond(requestedAt.plus(each.getValue()))));
        return goneBy;
    }

    /** The next one: a promise is not cut short. */
    private static Instant wholeSecond(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(moment) ? second : second.plusSeconds(1);
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
