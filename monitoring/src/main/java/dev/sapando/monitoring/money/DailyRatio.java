package dev.sapando.monitoring.money;

import dev.sapando.monitoring.effect.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One sum over another, of business days, with its interval: what happens on one day has causes in common, so that the day is
 * the unit, and not the order. The ratio estimator with Student's t: Cochran, Sampling Techniques, 3rd edition, 1977, chapter 6.
 *
 * @param numerators of each day
 * @param denominators of the same days
 */
public record DailyRatio(List<BigDecimal> numerators, List<BigDecimal> denominators) {
    /** Of fewer days on which there was something to divide by no interval is told: those without say nothing, and would look like certainty. */
    public static final int FEWEST_DAYS = 7;

    public DailyRatio {
        numerators = List.copyOf(numerators);
        denominators = List.copyOf(denominators);
        if (numerators.size() != denominators.size()) {
            throw new IllegalArgumentException(numerators.size() + " days above and " + denominators.size() + " below");
        }
    }

    /**
     * Empty where there are too few days, nothing to divide by, or nothing to divide: nothing at all would look like certainty.
     *
     * @param times what the ratio is multiplied by, known and not negative
     * @param confidence between 0 and 1
     */
    public Optional<Interval> interval(double times, double confidence) {
        int days = numerators.size();
        double below = sum(denominators).doubleValue();
        long telling = denominators.stream().filter(each -> each.signum() != 0).count();
        boolean isNothing = numerators.stream().allMatch(each -> each.signum() == 0);
        if (telling < FEWEST_DAYS || below <= 0 || isNothing) {
            return Optional.empty();
        }
        double ratio = sum(numerators).doubleValue() / below;
        double squares = 0;
        for (int i = 0; i < days; i++) {
            double residual = numerators.get(i).doubleValue()
                    - ratio * denominators.get(i).doubleValue();
            squares += residual * residual;
        }
        double error = Math.sqrt(squares * days / (days - 1)) / below;
        double quantile = TDistribution.of(days - 1).inverseSurvivalProbability((1 - confidence) / 2);
        double reach = error * quantile * times;
        double estimate = ratio * times;
        return Optional.of(new Interval(estimate - reach, estimate, estimate + reach));
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
