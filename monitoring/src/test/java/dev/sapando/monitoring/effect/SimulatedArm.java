package dev.sapando.monitoring.effect;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Visitors of one arm, unlike each other: few buy, few spend most, and who comes more often also clicks more, as in a shop.
 *
 * @param gain how many times as often as in the control visitors click, buy and return
 */
record SimulatedArm(SplittableRandom random, double gain, Map<Measure, Sums> sums, int[] visitors) {
    private static final double CENTS = 100;

    /** Of integers alone, so that a million visitors are a second; money in cents. */
    static final class Sums {
        private long y;
        private long x;
        private long yy;
        private long xx;
        private long xy;

        void add(long numerator, long denominator) {
            y += numerator;
            x += denominator;
            yy += numerator * numerator;
            xx += denominator * denominator;
            xy += numerator * denominator;
        }

        BigDecimal get(Measure.Sum sum) {
            return BigDecimal.valueOf(
                    switch (sum) {
                        case NUMERATOR -> y;
                        case DENOMINATOR -> x;
                        case NUMERATOR_SQUARED -> yy;
                        case DENOMINATOR_SQUARED -> xx;
                        case PRODUCT -> xy;
                    });
        }
    }

    static SimulatedArm of(SplittableRandom random, double gain) {
        var sums = new EnumMap<Measure, Sums>(Measure.class);
        for (Measure measure : Measure.values()) {
            sums.put(measure, new Sums());
        }
        return new SimulatedArm(random, gain, sums, new int[1]);
    }

    void visitor() {
        visitors[0]++;
        double keen = -Math.log(1 - random.nextDouble());
        boolean returns = chance(0.35 * gain * Math.min(1.5, keen));
        int days = returns ? 1 + random.nextInt(Measure.DAYS) : Measure.DAYS;
        int sessions = 1;
        while (returns && sessions < 20 && (sessions == 1 || chance(0.4))) {
            sessions++;
        }
        int buying = 0;
        long spent = 0;
        int clicked = 0;
        for (int i = 0; i < sessions; i++) {
            if (chance(0.03 * gain * keen)) {
                buying++;
                spent += Math.round(CENTS * 60 * Math.exp(0.8 * random.nextGaussian()));
            }
            for (int place = 0; place < 4; place++) {
                clicked += chance(0.04 * gain * keen) ? 1 : 0;
            }
        }
        boolean prospect = chance(0.8);
        sum(Measure.FIRST_PURCHASE_CONVERSION).add(prospect && buying > 0 ? 1 : 0, prospect ? 1 : 0);
        sum(Measure.RETURN_RATE).add(returns ? 1 : 0, 1);
        sum(Measure.DAYS_TO_RETURN).add(days, 1);
        sum(Measure.SESSION_CONVERSION).add(buying, sessions);
        sum(Measure.REVENUE_PER_VISITOR).add(spent, 1);
        sum(Measure.CLICK_RATE).add(clicked, 4L * sessions);
    }

    ArmSums of(Measure measure) {
        return measure.sums(visitors[0], sum(measure)::get);
    }

    private Sums sum(Measure measure) {
        return sums.getOrDefault(measure, new Sums());
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
