package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * How many events were not read, for every gap of which that is known. Gaps that meet are one: where nobody came to read between two
     * standstills, or a topic is read again from its beginning, of which no number is known.
     */
    Map<Gap, BigDecimal> unread() {
        var known = new HashMap<Gap, BigDecimal>();
        gaps.forEach((partition, ofPartition) -> united(ofPartition).forEach((gap, parts) -> {
            var starts = parts.stream()
                    .map(part -> new Start(partition, part.first()))
                    .distinct()
                    .toList();
            if (unread.keySet().containsAll(starts)) {
                known.put(
                        gap,
                        starts.stream()
                                .map(start -> unread.getOrDefault(start, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }));
        return known;
    }

    private static Map<Gap, List<Gap>> united(Set<Gap> gaps) {
        var united = new HashMap<Gap, List<Gap>>();
        for (Gap gap : gaps) {
            var parts = new ArrayList<>(List.of(gap));
            Gap whole = gap;
            for (Gap other : List.copyOf(united.keySet())) {
                if (other.meets(gap)) {
                    parts.addAll(Objects.requireNonNull(united.remove(other)));
                    whole = whole.and(other);
                }
            }
            united.put(whole, parts);
        }
        return united;
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
