package dev.sapando.monitoring.effect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Treatment against control in one measure. By its lift where that says something, else by its difference: where nobody of an arm buys
 * any more there is no quotient, and where a handful do the quotient may be nearly anything.
 *
 * @param name of the measure, as it is read
 * @param control its ratio in the control, of which margins are shares
 * @param difference treatment - control
 * @param lift treatment / control - 1; null where one of them is not above zero, or the interval would say nothing
 */
public record Comparison(
        Measure measure,
        String name,
        double control,
        Interval difference,
        @Nullable Interval lift) {
    private static final double MOST = 1e6;

    /** Of a lift's bounds, as shares of the control: some ten who buy in the smaller arm. */
    private static final double WIDEST = 20;

    /** Empty while one arm has too few visitors or nothing to divide by, or while the visitors of both are all alike. */
    public static Optional<Comparison> of(
            Measure measure, String name, ArmSums control, ArmSums treatment, ConfidenceSequence sequence) {
        if (!control.isTelling() || !treatment.isTelling()) {
            return Optional.empty();
        }
        double ofControl = control.varianceBeside(treatment);
        double ofTreatment = treatment.varianceBeside(control);
        if (ofControl + ofTreatment == 0) {
            return Optional.empty();
        }
        long visitors = control.visitors() + treatment.visitors();
        double before = control.ratio();
        double after = treatment.ratio();
        double reach = sequence.halfWidth(visitors, Math.sqrt(ofControl + ofTreatment));
        double difference = after - before;
        Interval lift = null;
        if (before > 0 && after > 0) {
            double relative = ofControl / (before * before) + ofTreatment / (after * after);
            lift = lift(after / before, sequence.halfWidth(visitors, Math.sqrt(relative)));
        }
        return Optional.of(new Comparison(
                measure, name, before, new Interval(difference - reach, difference, difference + reach), lift));
    }

    /**
     * On the scale of logarithms, where a quotient is a difference and no bound falls below -100 %. Null where the upper bound is
     * beyond {@link #MOST}: a handful of visitors, or amounts that nearly cancel out.
     */
    private static @Nullable Interval lift(double quotient, double reach) {
        double log = Math.log(quotient);
        double high = Math.expm1(log + reach);
        return high > MOST ? null : new Interval(Math.expm1(log - reach), Math.expm1(log), high);
    }

    /** Whether the treatment is better by more than {@code margin}, surely. */
    boolean isBetter(double margin) {
        return gain().liesAbove(scaled(margin));
    }

    /** Whether the treatment may be worse by {@code margin} or more. */
    boolean mayBeWorse(double margin) {
        return !gain().liesAbove(-scaled(margin));
    }

    /** Whether the treatment is worse by more than {@code margin}, surely. */
    boolean isWorse(double margin) {
        return gain().liesBelow(-scaled(margin));
    }

    /** Empty where the difference decides. */
    Optional<Interval> decidingLift() {
        return Optional.ofNullable(lift).filter(told -> 1 + told.high() <= WIDEST * (1 + told.low()));
    }

    private Interval gain() {
        return measure.gain(decidingLift().orElse(difference));
    }

    /** A share of what the control has, in what the gain is told in. */
    private double scaled(double margin) {
        return decidingLift().isPresent() ? margin : margin * Math.abs(control);
    }
}
