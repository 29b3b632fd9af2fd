package dev.sapando.ingest.verify;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How long verification has stood still although there was something to read. Each partition counts for itself, and only time between
 * two looks that succeeded: while nobody can look, Kafka is away, which is another trouble. Thread-safe.
 */
final class Standstill {
    /** @param read the committed offset, or the first one that is still kept if that is later; @param end of the partition */
    record Reach(long read, long end) {}

    private record Standing(long read, Duration stood) {}

    private Map<TopicPartition, Standing> standing = Map.of();
    private @Nullable Long lookedAt;

    /** @param nanos of {@link System#nanoTime}, which goes on neither while a machine sleeps nor when its clock is set */
    synchronized void looked(Map<TopicPartition, Reach> reached, long nanos) {
        Duration since = lookedAt == null ? Duration.ZERO : Duration.ofNanos(nanos - lookedAt);
        var now = new HashMap<TopicPartition, Standing>();
        reached.forEach((partition, reach) -> {
            if (reach.read() < reach.end()) {
                Standing before = standing.get(partition);
                boolean moved = before == null || before.read() != reach.read();
                now.put(
                        partition,
                        new Standing(
                                reach.read(),
                                moved ? Duration.ZERO : before.stood().plus(since)));
            }
        });
        standing = now;
        lookedAt = nanos;
    }

    synchronized void lookedInVain() {
        lookedAt = null;
    }

    /** Zero while all partitions are read to their end, or on their way. */
    synchronized Duration longest() {
        return standing.values().stream()
                .map(Standing::stood)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
