package dev.sapando.monitoring.effect;

import java.math.BigDecimal;

/**
 * One arm's visitors in sums, of which each visitor adds one numerator and one denominator: what a ratio and its variance need.
 * Exact, since late events take away again what they correct.
 *
 * @param visitors how many were randomised into the arm, whether they add to the denominator or not
 * @param numerator such as sessions that end in a purchase
 * @param denominator such as sessions; the visitors themselves where each counts once
 * @param product of each visitor's numerator and denominator
 */
public record ArmSums(
        long visitors,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal numeratorSquared,
        BigDecimal denominatorSquared,
        BigDecimal product) {
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    public ArmSums {
        if (visitors < 0) {
            throw new IllegalArgumentException("visitors " + visitors + " are below zero");
        }
    }

    /** One answer yes or no of each visitor. */
    public static ArmSums ofShare(long visitors, BigDecimal yes) {
        return ofShareOfSome(visitors, yes, BigDecimal.valueOf(visitors));
    }

    /** One answer yes or no of some of the visitors, such as those who had never bought before. */
    public static ArmSums ofShareOfSome(long visitors, BigDecimal yes, BigDecimal asked) {
        return new ArmSums(visitors, yes, asked, yes, asked, yes);
    }

    /** One amount of each visitor. */
    public static ArmSums ofAmounts(long visitors, BigDecimal sum, BigDecimal sumOfSquares) {
        BigDecimal all = BigDecimal.valueOf(visitors);
        return new ArmSums(visitors, sum, all, sumOfSquares, all, sum);
    }

    /** Whether there is a ratio, and visitors enough that they might differ. */
    boolean isTelling() {
        return visitors >= 2 && denominator.signum() > 0;
    }

    /**
     * {@link #variance()}, or where all of the arm's visitors are alike, as where nobody bought, what it would be if they differed as
     * those of both arms do: that none of many bought is no proof that nobody will.
     *
     * @return 0 where the visitors of both arms are all alike
     */
    double varianceBeside(ArmSums other) {
        double own = variance();
        if (own > 0) {
            return own;
        }
        ArmSums both = plus(other);
        // Of the ratio's variance, what each visitor has of it: as many times as the arm has fewer visitors or a
        // smaller denominator.
        double share = both.denominator.doubleValue() / denominator.doubleValue();
        return both.variance() * share * share * visitors / both.visitors;
    }

    private ArmSums plus(ArmSums other) {
        return new ArmSums(
                visitors + other.visitors,
                numerator.add(other.numerator),
                denominator.add(other.denominator),
                numeratorSquared.add(other.numeratorSquared),
                denominatorSquared.add(other.denominatorSquared),
                product.add(other.product));
    }

    /** Numerator over denominator. */
    double ratio() {
        return numerator.doubleValue() / denominator.doubleValue();
    }

    /**
     * Of the ratio, by the delta method: the visitor is the unit that was randomised, so sessions and places of one visitor
     * are not taken for independent ones. What each visitor adds beyond the ratio is squared; all but the last division is
     * exact, because small differences of large sums are taken.
     */
    double variance() {
        BigDecimal residuals = numeratorSquared
                .multiply(denominator.pow(2))
                .subtract(numerator.multiply(denominator).multiply(product).multiply(TWICE))
                .add(numerator.pow(2).multiply(denominatorSquared));
        return Math.max(0, residuals.doubleValue())
                / Math.pow(denominator.doubleValue(), 4)
                * visitors
                / (visitors - 1);
    }
}
