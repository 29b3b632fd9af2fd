package dev.sapando.monitoring.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.effect.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DailyRatioTest {
    /** By hand: 56 over 28 is 2; residuals 1, -1, 0, 2, -2, 0, 0 have squares of 10; error = sqrt(10 * 7 / 6) / 28 = 0.12199. */
    @Test
    void an_interval_known_by_hand() {
        var ratio = new DailyRatio(days(9, 7, 8, 10, 6, 8, 8), days(4, 4, 4, 4, 4, 4, 4));

        Interval interval = ratio.interval(10, 0.95).orElseThrow();
        assertThat(interval.estimate()).isCloseTo(20, within(1e-9));
        assertThat(interval.high() - 20).isCloseTo(10 * 2.446912 * 0.121988, within(1e-4));
        assertThat(20 - interval.low()).isCloseTo(interval.high() - 20, within(1e-9));
        assertThat(ratio.interval(10, 0.975).orElseThrow().high() - 20)
                .isCloseTo(10 * 2.968687 * 0.121988, within(1e-4));
    }

    @Test
    void of_six_days_or_of_nothing_to_divide_by_no_interval_is_told() {
        assertThat(new DailyRatio(days(1, 2, 3, 4, 5, 6), days(1, 1, 1, 1, 1, 1)).interval(1, 0.95))
                .isEmpty();
        assertThat(new DailyRatio(days(1, 2, 3, 4, 5, 6, 7), days(0, 0, 0, 0, 0, 0, 0)).interval(1, 0.95))
                .isEmpty();
    }

    @Test
    void days_on_which_nothing_was_make_no_estimate_certain() {
        assertThat(new DailyRatio(days(9, 0, 0, 0, 0, 0, 0, 0, 0, 0), days(4, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                        .interval(1, 0.95))
                .as("one old event, and no shop since")
                .isEmpty();
        assertThat(new DailyRatio(days(1, 2, 3, 4, 5, 6, 7, 0, 0), days(1, 1, 1, 1, 1, 1, 1, 0, 0)).interval(1, 0.95))
                .isPresent();
    }

    /** Thirty days on which orders differ in number, and their worth from day to day: the interval has to know of both. */
    @Test
    void the_truth_lies_within_about_as_often_as_promised() {
        var random = new Random(7);
        int within = 0;
        int shops = 2_000;
        for (int shop = 0; shop < shops; shop++) {
            var money = new ArrayList<BigDecimal>();
            var orders = new ArrayList<BigDecimal>();
            for (int day = 0; day < 30; day++) {
                int count = 20 + random.nextInt(20);
                double mood = 40 + 6 * random.nextGaussian();
                orders.add(BigDecimal.valueOf(count));
                money.add(BigDecimal.valueOf(count * mood));
            }
            Interval interval = new DailyRatio(money, orders).interval(1, 0.95).orElseThrow();
            within += interval.low() <= 40 && 40 <= interval.high() ? 1 : 0;
        }
        assertThat(within / (double) shops).isBetween(0.93, 0.97);
    }

    private static List<BigDecimal> days(int... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }
}
