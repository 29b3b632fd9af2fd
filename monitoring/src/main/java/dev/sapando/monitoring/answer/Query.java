package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.People;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * What is asked of a metric.
 *
 * @param cells sums
 * @param people whom the variants are counted from that the sums cannot tell
 * @param range asked for, or the default
 * @param isDefault nobody asked for a range
 * @param by the label to split by
 * @param variant with every option that the metric has
 * @param today business day of the newest event
 * @param maxLabelValues of a label that clients choose
 */
public record Query(
        Cells cells,
        People people,
        Range range,
        boolean isDefault,
        Optional<String> by,
        Variant variant,
        LocalDate today,
        DayOfWeek weekStart,
        int maxLabelValues) {
    static final int DEFAULT_DAYS = 30;

    static Range byDefault(LocalDate today) {
        return Range.endingOn(today, DEFAULT_DAYS);
    }

    /**
     * What is left of a cell's labels: the one that is asked for, if any.
     *
     * @param metric whose cells tell which values are large enough to be named
     */
    UnaryOperator<SortedMap<String, String>> split(String metric) {
        if (by.isEmpty()) {
            return labels -> Labels.of();
        }
        NamedValues named = NamedValues.of(this, metric, by.get());
        return labels -> named.in(Labels.only(by, labels));
    }

    boolean splitsBy(String label) {
        return by.filter(label::equals).isPresent();
    }
}
