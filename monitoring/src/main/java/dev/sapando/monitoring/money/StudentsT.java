package dev.sapando.monitoring.money;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How many standard errors reach from an estimate to the ends of its interval where few values told the error. */
final class StudentsT {
    private static final double MOST = 1_000;
    private static final int HALVINGS = 60;

    private StudentsT() {}

    /** The t that is exceeded, up or down, with probability {@code alpha}. */
    static double twoSided(double alpha, int degreesOfFreedom) {
        double low = 0;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (beyond(middle, degreesOfFreedom) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double beyond(double t, double degreesOfFreedom) {
        return RegularizedBeta.value(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
    }
}
