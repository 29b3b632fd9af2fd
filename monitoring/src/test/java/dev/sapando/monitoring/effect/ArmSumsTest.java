package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArmSumsTest {
    @Test
    void a_share_varies_as_coins_do() {
        ArmSums sums = ArmSums.ofShare(101, BigDecimal.valueOf(20));

        double share = 20 / 101.0;
        assertThat(sums.ratio()).isEqualTo(share);
        assertThat(sums.variance()).isCloseTo(share * (1 - share) / 100, within(1e-15));
    }

    @Test
    void amounts_vary_as_their_sample_does_even_where_they_are_large_and_much_alike() {
        // 1,000,000.0001, 1,000,000.0002 and 1,000,000.0003: in floating point nothing of the difference is left.
        BigDecimal middle = new BigDecimal("1000000.0002");
        BigDecimal step = new BigDecimal("0.0001");
        BigDecimal squares = middle.subtract(step)
                .pow(2)
                .add(middle.pow(2))
                .add(middle.add(step).pow(2));

        ArmSums sums = ArmSums.ofAmounts(3, middle.multiply(BigDecimal.valueOf(3)), squares);

        assertThat(sums.variance()).isCloseTo(1e-8 / 3, within(1e-20));
    }

    @Test
    void a_ratio_over_visitors_varies_as_it_does_when_the_visitors_are_drawn_anew() {
        var random = new SplittableRandom(1);
        int samples = 4_000;
        double sum = 0;
        double squares = 0;
        double told = 0;
        for (int sample = 0; sample < samples; sample++) {
            var arm = SimulatedArm.of(random.split(), 1);
            for (int i = 0; i < 400; i++) {
                arm.visitor();
            }
            ArmSums sums = arm.of(Measure.CLICK_RATE);
            sum += sums.ratio();
            squares += sums.ratio() * sums.ratio();
            told += sums.variance() / samples;
        }
        double drawn = squares / samples - Math.pow(sum / samples, 2);

        assertThat(told / drawn).isCloseTo(1, within(0.06));
    }

    @Test
    void whoever_is_alone_or_has_none_of_it_says_nothing_and_whoever_is_alike_what_others_say() {
        assertThat(ArmSums.ofShare(1, BigDecimal.ONE).isTelling()).isFalse();
        ArmSums alike = ArmSums.ofShare(100, BigDecimal.ZERO);
        assertThat(alike.variance()).isZero();
        assertThat(alike.varianceBeside(alike)).isZero();
        assertThat(alike.varianceBeside(ArmSums.ofShare(100, BigDecimal.TEN))).isPositive();
        assertThat(ArmSums.ofShareOfSome(100, BigDecimal.ZERO, BigDecimal.ZERO).isTelling())
                .isFalse();
        assertThat(ArmSums.ofShare(2, BigDecimal.ONE).isTelling()).isTrue();
        assertThatThrownBy(() -> ArmSums.ofShare(-1, BigDecimal.ONE)).hasMessageContaining("visitors -1");
    }
}
