package dev.sapando.monitoring.effect;

/**
 * An interval for every number of visitors, all of which hold at once with probability 1 - {@code alpha}: whoever looks daily
 * and stops when they like what they see is wrong no more often than that. Asymptotic, as a confidence interval is, and for
 * two sides: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence
 * sequences", Annals of Statistics 2024, theorem 2.2, where the half-width is
 * {@code sigma * sqrt(2 (n rho^2 + 1) / (n^2 rho^2) * log(sqrt(n rho^2 + 1) / alpha))}.
 *
 * @param alpha how often any of the intervals may miss
 * @param rho the smaller, the later the intervals are tight
 */
public record ConfidenceSequence(double alpha, double rho) {
    private static final int STEPS = 50;

    public ConfidenceSequence {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha " + alpha + " is not between 0 and 1");
        }
        if (!(rho > 0)) {
            throw new IllegalArgumentException("rho " + rho + " is not above zero");
        }
    }

    /** The sequence that is narrowest at {@code visitors}; earlier and later it is a little wider than another could be. */
    public static ConfidenceSequence tightestAt(long visitors, double alpha) {
        // Where the derivative is zero, n rho^2 = -2 log alpha + log(n rho^2 + 1): a contraction, so that steps lead
        // there.
        double surprise = -2 * Math.log(alpha);
        double scaled = surprise;
        for (int i = 0; i < STEPS; i++) {
            scaled = surprise + Math.log1p(scaled);
        }
        return new ConfidenceSequence(alpha, Math.sqrt(scaled / visitors));
    }

    /**
     * @param visitors all that the estimate is made of
     * @param standardError of the estimate; sigma over the root of the visitors, in the paper's words
     */
    double halfWidth(long visitors, double standardError) {
        double scaled = visitors * rho * rho;
        return standardError * Math.sqrt(2 * (scaled + 1) / scaled * Math.log(Math.sqrt(scaled + 1) / alpha));
    }
}
