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
        return largest(
                label,
                query.cells().sums(metric, query.range(), (period, labels) -> labels.getOrDefault(label, Labels.NONE)),
                query.maxLabelValues());
    }

    /** @param sizes of every value there is */
    static NamedValues largest(String label, Map<String, BigDecimal> sizes, int most) {
        return new NamedValues(
                label,
                sizes.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                        .limit(most)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    SortedMap<String, String> in(SortedMap<String, String> labels) {
        return names.contains(labels.getOrDefault(label, Labels.NONE)) ? labels : Labels.with(labels, label, OTHER);
    }
}
