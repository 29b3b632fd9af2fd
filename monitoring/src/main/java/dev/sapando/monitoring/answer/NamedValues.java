package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The values of a label that stand in an answer under their own name, since clients choose channels and platforms, and there
 * may be any number of them: those with the largest sums, of equal ones the first by name. All others are {@code other}. A
 * function of the sums, so that the order of arrival does not matter.
 */
record NamedValues(String label, Set<String> names) {
    static final String OTHER = "other";

    /** @param metric whose cells tell how large a value is */
    static NamedValues of(Query query, String metric, String label) {
        Map<String, BigDecimal> sizes =
                query.cells().sums(metric, query.range(), (period, labels) -> labels.getOrDefault(label, Labels.NONE));
        return new NamedValues(
                label,
                sizes.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                        .limit(query.maxLabelValues())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    SortedMap<String, String> in(SortedMap<String, String> labels) {
        return names.contains(labels.getOrDefault(label, Labels.NONE)) ? labels : Labels.with(labels, label, OTHER);
    }
}
