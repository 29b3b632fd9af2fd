package dev.sapando.monitoring.money;

import dev.sapando.monitoring.effect.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much larger one share is than another, of others, with its interval: Newcombe, Interval estimation for the difference between
 * independent proportions, Statistics in Medicine 17, 1998, method 10, which is made of the intervals of both by Wilson.
 */
public record DifferenceOfShares(Share one, Share other) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** How many of how many, who are at least one. */
    public record Share(long part, long whole) {
        public Share {
            if (part < 0 || part > whole || whole == 0) {
                throw new IllegalArgumentException(part + " of " + whole + " is no share");
            }
        }

        private double value() {
            return (double) part / whole;
        }

        private Interval wilson(double quantile) {
            double share = value();
            double square = quantile * quantile / whole;
            double reach = Math.sqrt(square * (share * (1 - share) + square / 4));
            double middle = share + square / 2;
            return new Interval(
                    Math.min(share, (middle - reach) / (1 + square)),
                    share,
                    Math.max(share, (middle + reach) / (1 + square)));
        }
    }

    /** @param confidence between 0 and 1 */
    public Interval interval(double confidence) {
        double quantile = NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
        Interval first = one.wilson(quantile);
        Interval second = other.wilson(quantile);
        double difference = one.value() - other.value();
        return new Interval(
                difference - Math.hypot(one.value() - first.low(), second.high() - other.value()),
                difference,
                difference + Math.hypot(first.high() - one.value(), other.value() - second.low()));
    }
}
