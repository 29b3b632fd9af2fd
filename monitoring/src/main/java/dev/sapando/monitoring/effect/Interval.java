package dev.sapando.monitoring.effect;

/** An estimate and how far the truth may lie from it. */
public record Interval(double low, double estimate, double high) {
    public Interval {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException("estimate " + estimate + " is not between " + low + " and " + high);
        }
    }

    boolean liesAbove(double bound) {
        return low > bound;
    }

    boolean liesBelow(double bound) {
        return high < bound;
    }
}
