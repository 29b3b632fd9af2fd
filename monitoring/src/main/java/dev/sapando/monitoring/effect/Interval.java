package dev.sapando.monitoring.effect;

/** An estimate and how far the truth may lie from it. */
public record Interval(double low, double estimate, double high) {
    public Interval {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException("estimate " + estimate + " is not between " + low + " and " + high);
        }
    }

    /** What a known factor makes of all three; one below zero turns the interval round. */
    public Interval times(double factor) {
        double one = low * factor;
        double other = high * factor;
        return new Interval(Math.min(one, other), estimate * factor, Math.max(one, other));
    }

    /** What a factor makes of it that is not known either: between the least and the greatest product of their ends. */
    public Interval times(Interval factor) {
        Interval one = times(factor.low);
        Interval other = times(factor.high);
        return new Interval(Math.min(one.low, other.low), estimate * factor.estimate, Math.max(one.high, other.high));
    }

    boolean liesAbove(double bound) {
        return low > bound;
    }

    boolean liesBelow(double bound) {
        return high < bound;
    }
}
