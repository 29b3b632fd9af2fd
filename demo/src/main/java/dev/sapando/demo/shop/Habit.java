package dev.sapando.demo.shop;

import java.time.Duration;
import java.util.OptionalLong;

/** When people come to a shop: by the hour of the day, and again the sooner the better they liked it. */
final class Habit {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double[] HOURS =
            Dice.cumulative(2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 9, 9, 10, 9, 8, 8, 9, 10, 12, 14, 15, 13, 9, 5);

    private Habit() {}

    /** A time between both, on any day alike, in the evening more often than at night. */
    static long firstVisit(Dice dice, long from, long until) {
        while (true) {
            long at = within(dice.between(from, until), dice);
            if (at >= from && at < until) {
                return at;
            }
        }
    }

    /** Empty where the visitor never comes again. */
    static OptionalLong nextVisit(Dice dice, Visitor visitor, double satisfaction, long leftAt) {
        if (!dice.chance(0.38 + 0.30 * visitor.loyalty() + 0.30 * satisfaction)) {
            return OptionalLong.empty();
        }
        double meanDays = (2 + 8 * (1 - visitor.loyalty())) * Math.exp(-1.2 * satisfaction);
        long at = within(leftAt + (long) (dice.exponential(meanDays) * DAY), dice);
        return OptionalLong.of(at < leftAt + 2 * HOUR ? at + DAY : at);
    }

    private static long within(long day, Dice dice) {
        long midnight = Math.floorDiv(day, DAY) * DAY;
        return midnight + dice.weighted(HOURS) * HOUR + dice.between(0, HOUR);
    }
}
