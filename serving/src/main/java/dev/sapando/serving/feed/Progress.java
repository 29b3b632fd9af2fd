package dev.sapando.serving.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far one topic has been read. A feed has caught up as of the moment at which the broker was asked for its end offsets,
 * once all records before them are in the state; with the broker gone that moment stays where it was.
 */
final class Progress {
    private static final long NEVER = Long.MIN_VALUE;

    private final Map<Object, Long> positions = new ConcurrentHashMap<>();
    private Map<?, Long> ends = Map.of();
    private long askedAt = NEVER;
    private long caughtUpAt = NEVER;
    private boolean startReached;
    private Optional<String> failure = Optional.empty();

    /** The broker answered: these were the end offsets no earlier than {@code millis}. */
    synchronized void ends(Map<?, Long> offsets, long millis) {
        // The first ends are kept until they are reached: under steady traffic the newest may never be.
        if (askedAt == NEVER || reached()) {
            ends = Map.copyOf(offsets);
            askedAt = millis;
        }
        settle();
    }

    synchronized void position(Object partition, long next) {
        positions.put(partition, next);
        settle();
    }

    /** Told until the broker has been asked again and all that was there then is in the state: a failure that repeats is told throughout. */
    synchronized void fails(String reason) {
        failure = Optional.of(reason);
        askedAt = NEVER;
    }

    /** Records known to be missing. */
    synchronized long lag() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Milliseconds at which the state was last known to be complete; empty before the first time. */
    synchronized Optional<Long> caughtUpAt() {
        return caughtUpAt == NEVER ? Optional.empty() : Optional.of(caughtUpAt);
    }

    /** What is missing of what was there at the start; empty from when that has been reached on. */
    synchronized Optional<String> complaint() {
        return startReached
                ? Optional.empty()
                : failure.or(
                        () -> Optional.of(askedAt == NEVER ? "waits for Kafka" : lag() + " records behind its start"));
    }

    /** A failure later on: what is known grows old, and is still worth an answer. */
    synchronized Optional<String> warning() {
        return startReached ? failure : Optional.empty();
    }

    private boolean reached() {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void settle() {
        if (askedAt != NEVER && reached()) {
            caughtUpAt = askedAt;
            startReached = true;
            failure = Optional.empty();
        }
    }
}
