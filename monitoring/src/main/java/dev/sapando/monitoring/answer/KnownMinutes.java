package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Of which minutes of arrival a partition's events were counted when they were accepted. Only these can be held against what
 * verification tells, which Kafka keeps longer: of a partition that nothing was read of yet it is none, and of others not those within
 * a gap that {@code reconcile} found. Of a gap as a whole the number may be known.
 */
final class KnownMinutes {
    private static final String ACCEPTED = "ingest.accepted";
    private static final String GAP = "ingest.gap";
    private static final String UNREAD = "ingest.unread";

    private record Start(String partition, String minute) {}

    /** How many cells of what was accepted there are, by partition. */
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();

    private final Map<String, Set<Gap>> gaps = new ConcurrentHashMap<>();
    /** How many events of a gap were not read, by its beginning. */
    private final Map<Start, BigDecimal> unread = new ConcurrentHashMap<>();

    /** @param after null where the cell is forgotten */
    void changed(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        String partition = partition(cell.labels());
        switch (cell.metric()) {
            case ACCEPTED -> accepted.merge(partition, (isAny(after) ? 1 : 0) - (isAny(before) ? 1 : 0), Integer::sum);
            case GAP -> {
                Set<Gap> ofPartition = gaps.computeIfAbsent(partition, p -> ConcurrentHashMap.newKeySet());
                ofPartition.removeIf(gap -> gap.last().equals(cell.period()));
                if (after != null && isAny(after)) {
                    ofPartition.add(gap(partition, cell.period(), after.longValue()));
                }
            }
            case UNREAD -> {
                var start = new Start(partition, cell.period());
                if (after != null && isAny(after)) {
                    unread.put(start, after);
                } else {
                    unread.remove(start);
                }
            }
            default -> {
                // Says nothing of what was read.
            }
        }
    }

    boolean has(String minute, SortedMap<String, String> labels) {
        return has(minute, partition(labels));
    }

    boolean has(String minute, String partition) {
        return accepted.getOrDefault(partition, 0) != 0
                && gaps.getOrDefault(partition, Set.of()).stream().noneMatch(gap -> gap.has(minute, partition));
    }

    /**
     * How many events were not read, for every gap of which that is known. Of a topic that is read again from its beginning one gap may
     * lie within another: nothing is known of either.
     */
    Map<Gap, BigDecimal> unread() {
        var known = new HashMap<Gap, BigDecimal>();
        gaps.values().stream().flatMap(Collection::stream).forEach(gap -> {
            BigDecimal events = unread.get(new Start(gap.partition(), gap.first()));
            boolean isAlone = gaps.getOrDefault(gap.partition(), Set.of()).stream()
                    .noneMatch(other -> !other.equals(gap) && other.meets(gap));
            if (events != null && isAlone) {
                known.put(gap, events);
            }
        });
        return known;
    }

    static String partition(SortedMap<String, String> labels) {
        return labels.getOrDefault("partition", Labels.NONE);
    }

    private static Gap gap(String partition, String last, long minutes) {
        Instant first = Instant.parse(last).minus(Duration.ofMinutes(minutes - 1));
        return new Gap(partition, first.toString(), last);
    }

    private static boolean isAny(@Nullable BigDecimal value) {
        return value != null && value.signum() != 0;
    }
}
