package dev.sapando.monitoring.answer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is asked of a metric.
 *
 * @param range asked for, or the default
 * @param isDefault nobody asked for a range
 * @param by the label to split by
 * @param today business day of the newest event
 */
public record Query(Cells cells, Range range, boolean isDefault, Optional<String> by, LocalDate today) {
    static final int DEFAULT_DAYS = 30;

    public static Query of(Cells cells, Optional<Range> asked, Optional<String> by, LocalDate today) {
        return new Query(cells, asked.orElse(Range.endingOn(today, DEFAULT_DAYS)), asked.isEmpty(), by, today);
    }

    boolean splitsBy(String label) {
        return by.filter(label::equals).isPresent();
    }
}
