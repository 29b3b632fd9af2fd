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
    /** Of a partition of which nothing is committed yet. */
    static final long NOTHING = -1;

    /** @param first offset that is still kept, and {@code end} that of the next record */
    record Reach(long committed, long first, long end) {
        boolean waits() {
            return Math.max(committed, first) < end;
        }
    }

    /** What Kafka lets go meanwhile is no progress, and nothing to start anew for. */
    private record Standing(Reach reach, Duration stood) {
        Standing then(Reach now, Duration since) {
            if (now.committed() != reach.committed()) {
                return new Standing(now, Duration.ZERO);
            }
            return new Standing(now, reach.waits() && now.waits() ? stood.plus(since) : stood);
        }
    }

    private final Duration longestStep;
    private Map<TopicPartition, Standing> standing = Map.of();
    private @Nullable Long lookedAt;

    /** @param longestStep between two looks; what is longer, the process itself has stood still, and nobody is to blame */
    Standstill(Duration longestStep) {
        this.longestStep = longestStep;
    }

    /** @param nanos of {@link System#nanoTime} */
    synchronized void looked(Map<TopicPartition, Reach> reached, long nanos) {
        Duration since = lookedAt == null ? Duration.ZERO : Duration.ofNanos(nanos - lookedAt);
        Duration counted = since.compareTo(longestStep) < 0 ? since : longestStep;
        var now = new HashMap<TopicPartition, Standing>();
        reached.forEach((partition, reach) -> {
            Standing before = standing.get(partition);
            now.put(partition, before == null ? new Standing(reach, Duration.ZERO) : before.then(reach, counted));
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
                .filter(each -> each.reach().waits())
                .map(Standing::stood)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
