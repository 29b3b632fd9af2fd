package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer. Numerator and denominator are exact; the value is for reading.
 *
 * @param value null where there is nothing to say: no denominator, a day that is not over
 */
public record Row(
        String period,
        SortedMap<String, String> labels,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value) {
    public Row {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        numerator = plain(numerator);
        denominator = plain(denominator);
        value = plain(value);
    }

    static Row count(String period, SortedMap<String, String> labels, BigDecimal count) {
        return new Row(period, labels, count, null, count);
    }

    static Row ratio(String period, SortedMap<String, String> labels, BigDecimal part, BigDecimal whole) {
        BigDecimal value = whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
        return new Row(period, labels, part, whole, value);
    }

    /** The same row, saying nothing yet. */
    Row withoutValue() {
        return new Row(period, labels, numerator, denominator, null);
    }

    Row with(String label, String value) {
        return new Row(period, Labels.with(labels, label, value), numerator, denominator, this.value);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
