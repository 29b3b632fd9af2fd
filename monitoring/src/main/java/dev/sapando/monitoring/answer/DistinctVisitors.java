package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Visitors of a range counted once, by arm, out of sums: their days in the range, less every gap that begins and ends in it.
 * A visitor with n days in the range has n - 1 such gaps.
 */
final class DistinctVisitors {
    private DistinctVisitors() {}

    static Map<String, BigDecimal> seen(Query query) {
        return distinct(query, "visitors", population -> true);
    }

    /** Those who had never bought before: whoever had not when a gap began has not before it ends. */
    static Map<String, BigDecimal> prospects(Query query) {
        return distinct(query, "visitors.prospects", "not_yet_customers"::equals);
    }

    private static Map<String, BigDecimal> distinct(Query query, String days, Predicate<String> population) {
        var distinct = new HashMap<>(query.cells().sums(days, query.range(), (period, labels) -> arm(labels)));
        query.cells()
                .sums(
                        "returns.gap",
                        query.range(),
                        (period, labels) -> inside(query.range(), period, labels)
                                        && population.test(labels.getOrDefault("population", Labels.NONE))
                                ? arm(labels)
                                : null)
                .forEach((arm, gaps) -> distinct.merge(arm, gaps.negate(), BigDecimal::add));
        return distinct;
    }

    static String arm(SortedMap<String, String> labels) {
        return labels.getOrDefault("arm", Labels.NONE);
    }

    private static boolean inside(Range range, String day, SortedMap<String, String> labels) {
        long gap = Long.parseLong(labels.getOrDefault("days", "0"));
        return range.has(LocalDate.parse(day).plusDays(gap));
    }
}
