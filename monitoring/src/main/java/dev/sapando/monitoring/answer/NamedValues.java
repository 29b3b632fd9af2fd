package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
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
                query.cells().sumsOver(metric, query.range(), labels -> labels.getOrDefault(label, Labels.NONE)),
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

    /**
     * What belongs to values beyond the largest becomes one.
     *
     * @param plus may keep the first of the two
     */
    static <T> Map<String, T> merged(Map<String, T> byValue, ToLongFunction<T> size, BinaryOperator<T> plus, int most) {
        var sizes = new HashMap<String, BigDecimal>();
        byValue.forEach((value, what) -> sizes.put(value, BigDecimal.valueOf(size.applyAsLong(what))));
        return largest("", sizes, most).folded(byValue, plus);
    }

    /**
     * Each under its own name, and what belongs to all other values as one.
     *
     * @param plus may keep the first of the two
     */
    <T> SortedMap<String, T> folded(Map<String, T> byValue, BinaryOperator<T> plus) {
        var folded = new TreeMap<String, T>();
        byValue.forEach((value, what) -> folded.merge(of(value), what, plus));
        return folded;
    }

    String of(String value) {
        return names.contains(value) ? value : OTHER;
    }

    SortedMap<String, String> in(SortedMap<String, String> labels) {
        return names.contains(labels.getOrDefault(label, Labels.NONE)) ? labels : Labels.with(labels, label, OTHER);
    }
}
