package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
    private static final double ALPHA = 0.05;

    @Test
    void its_half_width_is_the_papers() {
        var sequence = new ConfidenceSequence(ALPHA, 0.1);
        double sigma = 3;
        double n = 400;

        double scaled = n * 0.01;
        double paper = sigma * Math.sqrt(2 * (scaled + 1) / (n * n * 0.01) * Math.log(Math.sqrt(scaled + 1) / ALPHA));
        assertThat(sequence.halfWidth(400, sigma / Math.sqrt(n))).isCloseTo(paper, within(1e-12));
    }

    @Test
    void none_is_narrower_where_it_is_said_to_be_tightest() {
        double tightest = ConfidenceSequence.tightestAt(10_000, ALPHA).halfWidth(10_000, 1);

        for (int visitors = 1_000; visitors <= 100_000; visitors += 500) {
            assertThat(ConfidenceSequence.tightestAt(visitors, ALPHA).halfWidth(10_000, 1))
                    .isGreaterThanOrEqualTo(tightest - 1e-12);
        }
        assertThat(tightest)
                .as("the price of looking always, where once is 1.96")
                .isCloseTo(3.0, within(0.1));
    }

    @Test
    void its_intervals_all_hold_at_once_where_those_of_one_look_do_not() {
        var sequence = ConfidenceSequence.tightestAt(2_000, ALPHA);
        int experiments = 2_000;
        int missed = 0;
        int missedByOneLooks = 0;
        for (int seed = 0; seed < experiments; seed++) {
            var random = new SplittableRandom(seed);
            double sum = 0;
            boolean out = false;
            boolean outOfOneLooks = false;
            for (int n = 1; n <= 5_000; n++) {
                sum += random.nextDouble() - 0.5;
                double error = Math.sqrt(1 / 12.0 / n);
                out |= n >= 100 && Math.abs(sum / n) > sequence.halfWidth(n, error);
                outOfOneLooks |= n >= 100 && Math.abs(sum / n) > 1.96 * error;
            }
            missed += out ? 1 : 0;
            missedByOneLooks += outOfOneLooks ? 1 : 0;
        }

        System.out.printf(
                "confidence sequence: in %d of %,d runs the mean was ever outside; outside of intervals for one look in %d%n",
                missed, experiments, missedByOneLooks);
        assertThat(missed).isLessThanOrEqualTo((int) (experiments * ALPHA));
        assertThat(missedByOneLooks).isGreaterThan(experiments / 4);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new ConfidenceSequence(0, 1)).hasMessageContaining("alpha 0.0");
        assertThatThrownBy(() -> new ConfidenceSequence(ALPHA, 0)).hasMessageContaining("rho 0.0");
    }
}
