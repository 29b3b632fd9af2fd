package dev.sapando.monitoring.effect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Treatment against control in one measure.
 *
 * @param name of the measure, as it is read
 * @param difference treatment - control
 * @param lift treatment / control - 1; null where one of them is not above zero, or the interval would say nothing
 */
public record Comparison(
        Measure measure,
        String name,
        Interval difference,
        @Nullable Interval lift) {
    private static final double MOST = 1e6;

    /** Empty while one arm has too few visitors for a variance, or visitors who are all alike. */
    public static Optional<Comparison> of(
            Measure measure, String name, ArmSums control, ArmSums treatment, ConfidenceSequence sequence) {
        if (!control.isTelling() || !treatment.isTelling()) {
            return Optional.empty();
        }
        long visitors = control.visitors() + treatment.visitors();
        double before = control.ratio();
        double after = treatment.ratio();
        double reach = sequence.halfWidth(visitors, Math.sqrt(control.variance() + treatment.variance()));
        double difference = after - before;
        return Optional.of(new Comparison(
                measure,
                name,
                new Interval(difference - reach, difference, difference + reach),
                before > 0 && after > 0 ? lift(control, treatment, visitors, sequence) : null));
    }

    /**
     * On the scale of logarithms, where a quotient is a difference and no bound falls below -100 %. Null where the upper bound is
     * beyond {@link #MOST}: a handful of visitors, or amounts that nearly cancel out.
     */
    private static @Nullable Interval lift(
            ArmSums control, ArmSums treatment, long visitors, ConfidenceSequence sequence) {
        double log = Math.log(treatment.ratio() / control.ratio());
        double reach = sequence.halfWidth(visitors, Math.sqrt(relativeVariance(control) + relativeVariance(treatment)));
        double high = Math.expm1(log + reach);
        return high > MOST ? null : new Interval(Math.expm1(log - reach), Math.expm1(log), high);
    }

    private static double relativeVariance(ArmSums sums) {
        return sums.variance() / (sums.ratio() * sums.ratio());
    }

    /** Whether the treatment is better by more than {@code margin}, surely. */
    boolean isBetter(double margin) {
        return lift != null && measure.gain(lift).liesAbove(margin);
    }

    /** Whether the treatment may be worse by {@code margin} or more. */
    boolean mayBeWorse(double margin) {
        return lift == null || !measure.gain(lift).liesAbove(-margin);
    }

    /** Whether the treatment is worse by more than {@code margin}, surely. */
    boolean isWorse(double margin) {
        return lift != null && measure.gain(lift).liesBelow(-margin);
    }
}
