package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.effect.ArmSums;
import dev.sapando.monitoring.effect.Measure;
import dev.sapando.monitoring.effect.Measure.Sum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of an experiment in sums, by arm: of those who came in the range, the ones whose days are over.
 *
 * @param visitors by arm, whose days are over
 * @param assigned by arm, whether their days are over or not
 * @param ofTwoArms by the arm that was first; left out of all the others
 */
record Trials(
        Map<String, BigDecimal> visitors,
        Map<String, BigDecimal> assigned,
        Map<String, BigDecimal> ofTwoArms,
        Map<SortedMap<String, String>, BigDecimal> sums) {
    static Trials of(Cells cells, Range range, LocalDate today) {
        LocalDate lastOver = today.minusDays(Measure.DAYS + 1L);
        Map<String, BigDecimal> assigned = cells.sums("effect.visitors", range, (day, labels) -> arm(labels));
        Map<String, BigDecimal> ofTwoArms = cells.sums("effect.two_arms", range, (day, labels) -> arm(labels));
        if (range.from().isAfter(lastOver)) {
            return new Trials(Map.of(), assigned, ofTwoArms, Map.of());
        }
        var over = new Range(range.from(), range.until().isBefore(lastOver) ? range.until() : lastOver);
        return new Trials(
                cells.sums("effect.visitors", over, (day, labels) -> arm(labels)),
                assigned,
                ofTwoArms,
                cells.sums("effect.sums", over, (day, labels) -> labels));
    }

    SortedSet<String> arms() {
        return new TreeSet<>(visitors.keySet());
    }

    long visitors(String arm) {
        return visitors.getOrDefault(arm, BigDecimal.ZERO).longValue();
    }

    long assigned(String arm) {
        return assigned.getOrDefault(arm, BigDecimal.ZERO).longValue();
    }

    /** The currency with the most of it first, since that one decides; none where nothing was sold. */
    List<String> currencies() {
        return List.copyOf(revenue().keySet());
    }

    /** Of all arms, by currency; the one with the most first. */
    Map<String, BigDecimal> revenue() {
        var totals = new TreeMap<String, BigDecimal>();
        sums.forEach((labels, amount) -> {
            String currency = labels.get("currency");
            if (currency != null && Sum.NUMERATOR.label().equals(labels.get("sum"))) {
                totals.merge(currency, amount, BigDecimal::add);
            }
        });
        var mostFirst = new LinkedHashMap<String, BigDecimal>();
        totals.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .forEach(total -> mostFirst.put(total.getKey(), total.getValue()));
        return mostFirst;
    }

    /** Squares of money stand in their cells in ten-thousandths, since they have twice as many decimals. */
    ArmSums sums(String arm, Measure measure, @Nullable String currency) {
        SortedMap<String, String> labels = Labels.of("arm", arm, "measure", measure.label());
        SortedMap<String, String> where = currency == null ? labels : Labels.with(labels, "currency", currency);
        return measure.sums(visitors(arm), sum -> {
            BigDecimal amount = sums.getOrDefault(Labels.with(where, "sum", sum.label()), BigDecimal.ZERO);
            return currency != null && sum == Sum.NUMERATOR_SQUARED ? amount.movePointLeft(Cell.SCALE) : amount;
        });
    }

    private static String arm(SortedMap<String, String> labels) {
        return labels.getOrDefault("arm", Labels.NONE);
    }
}
