package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Of which minutes of arrival a partition's events were counted when they were accepted. Only these can be held against what
 * verification tells, which Kafka keeps longer: of a partition that nothing was read of yet it is none, and of others not those within
 * a gap that {@code reconcile} found.
 */
final class KnownMinutes {
    private static final String ACCEPTED = "ingest.accepted";
    private static final String GAP = "ingest.gap";

    /** How many cells of what was accepted there are, by partition. */
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    /** Gaps by partition and last minute, with their first one. */
    private final Map<String, ConcurrentNavigableMap<String, String>> gaps = new ConcurrentHashMap<>();

    /** @param after null where the cell is forgotten */
    void changed(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (cell.metric().equals(ACCEPTED)) {
            int change = (isAny(after) ? 1 : 0) - (isAny(before) ? 1 : 0);
            accepted.merge(partition(cell.labels()), change, Integer::sum);
        } else if (cell.metric().equals(GAP)) {
            var ofPartition = gaps.computeIfAbsent(partition(cell.labels()), p -> new ConcurrentSkipListMap<>());
            if (after != null && after.signum() != 0) {
                Duration rest = Duration.ofMinutes(after.longValue() - 1);
                ofPartition.put(
                        cell.period(), Instant.parse(cell.period()).minus(rest).toString());
            } else {
                ofPartition.remove(cell.period());
            }
        }
    }

    boolean has(String minute, SortedMap<String, String> labels) {
        return has(minute, partition(labels));
    }

    boolean has(String minute, String partition) {
        if (accepted.getOrDefault(partition, 0) == 0) {
            return false;
        }
        ConcurrentNavigableMap<String, String> ofPartition = gaps.get(partition);
        // Of a topic that is read again from its beginning one gap may lie within another.
        return ofPartition == null
                || ofPartition.tailMap(minute, true).values().stream().allMatch(first -> minute.compareTo(first) < 0);
    }

    static String partition(SortedMap<String, String> labels) {
        return labels.getOrDefault("partition", Labels.NONE);
    }

    private static boolean isAny(@Nullable BigDecimal value) {
        return value != null && value.signum() != 0;
    }
}
