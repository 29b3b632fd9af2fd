package dev.sapando.monitoring.effect;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Whether visitors are split as drawn; valid however often it is looked at. The Bayes factor of a Dirichlet-multinomial against
 * the expected split is a martingale where the split is right: Lindon, Malek, "Anytime-valid inference for multinomial count
 * data", NeurIPS 2022. Of two arms the Dirichlet is a beta.
 *
 * @param expectedTreatment share of the visitors that was drawn into the treatment; of none and of all there is no split to check,
 *     and visitors of the other arm are from before
 * @param alpha how often a right split may ever be called broken
 */
public record SampleRatioCheck(double expectedTreatment, double alpha) {
    /**
     * How closely the alternative is believed to surround the expected split: at 50 %, give or take 1.6 points, which are
     * the faults that are met and hard to see.
     */
    private static final double CONCENTRATION = 1_000;

    /** Logarithm of a million millions; more evidence than that is not needed. */
    private static final double MOST = 27.6;

    public SampleRatioCheck {
        if (!(expectedTreatment >= 0 && expectedTreatment <= 1)) {
            throw new IllegalArgumentException("expected share " + expectedTreatment + " is not from 0 to 1");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " is not between 0 and 1");
        }
    }

    public SampleRatio of(long control, long treatment) {
        if (expectedTreatment == 0 || expectedTreatment == 1) {
            return new SampleRatio(control, treatment, expectedTreatment, 1, SampleRatio.Held.KEPT);
        }
        double treated = CONCENTRATION * expectedTreatment;
        double others = CONCENTRATION - treated;
        double log = LogBeta.value(treated + treatment, others + control)
                - LogBeta.value(treated, others)
                - treatment * Math.log(expectedTreatment)
                - control * Math.log1p(-expectedTreatment);
        double evidence = Math.exp(Math.min(MOST, log));
        return new SampleRatio(
                control,
                treatment,
                expectedTreatment,
                evidence,
                evidence > 1 / alpha ? SampleRatio.Held.BROKEN : SampleRatio.Held.KEPT);
    }
}
