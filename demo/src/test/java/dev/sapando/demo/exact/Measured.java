package dev.sapando.demo.exact;

import dev.sapando.monitoring.effect.ConfidenceSequence;
import dev.sapando.monitoring.effect.EffectSettings;
import java.util.function.ToDoubleFunction;

/** What an answer to {@code effect} says of one measure's difference, and the standard error that its intervals are made of. */
record Measured(double low, double estimate, double high, double standardError) {
    /** Of an ordinary interval of 95 %, in standard errors to either side. */
    static final double ORDINARY = 1.96;

    /**
     * @param bound by its name in the answer
     * @param visitors of both arms
     */
    static Measured of(ToDoubleFunction<String> bound, long visitors) {
        double low = bound.applyAsDouble("low");
        double high = bound.applyAsDouble("high");
        return new Measured(low, bound.applyAsDouble("estimate"), high, (high - low) / 2 / widening(visitors));
    }

    boolean hasAtAnyTime(double truth) {
        return low <= truth && truth <= high;
    }

    boolean hasOrdinarily(double truth) {
        return Math.abs(missedBy(truth)) <= ORDINARY;
    }

    /** In standard errors. */
    double missedBy(double truth) {
        return (estimate - truth) / standardError;
    }

    boolean hasSignOf(double truth) {
        return Math.signum(estimate) == Math.signum(truth);
    }

    /** The paper's formula: by so many standard errors an interval of any time is wide to either side. */
    private static double widening(long visitors) {
        ConfidenceSequence sequence = EffectSettings.AS_SHIPPED.sequence();
        double scaled = visitors * sequence.rho() * sequence.rho();
        return Math.sqrt(2 * (scaled + 1) / scaled * Math.log(Math.sqrt(scaled + 1) / sequence.alpha()));
    }
}
