package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final ConfidenceSequence SEQUENCE = EffectSettings.AS_SHIPPED.sequence();

    @Test
    void a_lift_without_any_bound_worth_saying_is_none() {
        // One bought for 100.00, and one brought back an order of 99.90 from before.
        ArmSums nearlyNothing = ArmSums.ofAmounts(10_000, new BigDecimal("0.10"), new BigDecimal("19980.01"));
        ArmSums sold = ArmSums.ofAmounts(10_000, new BigDecimal("50.00"), new BigDecimal("2500"));

        Comparison comparison = Comparison.of(Measure.REVENUE_PER_VISITOR, "revenue CHF", nearlyNothing, sold, SEQUENCE)
                .orElseThrow();

        assertThat(comparison.lift()).isNull();
        assertThat(comparison.difference().high()).isFinite();
    }

    @Test
    void where_nobody_of_an_arm_does_it_any_more_the_other_arm_says_how_much_they_might_differ() {
        ArmSums nobody = ArmSums.ofShare(10_000, BigDecimal.ZERO);
        ArmSums some = ArmSums.ofShare(10_000, BigDecimal.valueOf(300));

        Comparison comparison = Comparison.of(Measure.FIRST_PURCHASE_CONVERSION, "first", some, nobody, SEQUENCE)
                .orElseThrow();

        assertThat(comparison.lift()).isNull();
        assertThat(comparison.difference().estimate()).isEqualTo(-0.03);
        // Variances 0.03 x 0.97 and, of both arms together, 0.015 x 0.985: by 10,000 each.
        double reach = SEQUENCE.halfWidth(20_000, Math.sqrt((0.0291 + 0.014775) / 10_000));
        assertThat(comparison.difference().high()).isCloseTo(-0.03 + reach, within(1e-6));
        assertThat(comparison.isWorse(0)).isTrue();
        ArmSums three = ArmSums.ofShare(10_000, BigDecimal.valueOf(3));
        assertThat(Comparison.of(Measure.FIRST_PURCHASE_CONVERSION, "first", three, nobody, SEQUENCE)
                        .orElseThrow()
                        .isWorse(0))
                .as("three of 10,000 are no proof")
                .isFalse();
    }

    /** The quotient of a handful may be anything, their difference may not. */
    @ParameterizedTest
    @ValueSource(ints = {25, 30, 40, 100, 300})
    void the_fewer_buy_in_the_treatment_the_surer_it_is_worse(int control) {
        ArmSums before = ArmSums.ofShare(10_000, BigDecimal.valueOf(control));
        List<Boolean> worse = IntStream.rangeClosed(0, control)
                .mapToObj(buyers -> Comparison.of(
                                Measure.FIRST_PURCHASE_CONVERSION,
                                "first",
                                before,
                                ArmSums.ofShare(10_000, BigDecimal.valueOf(buyers)),
                                SEQUENCE)
                        .orElseThrow()
                        .isWorse(0))
                .toList();

        assertThat(worse.subList(0, 2)).containsOnly(true);
        assertThat(worse.subList(0, worse.lastIndexOf(true))).containsOnly(true);
    }

    @Test
    void of_ratios_the_arm_without_any_has_the_variance_of_both_by_its_own_denominator() {
        // Each visitor sees ten places; in the control every second visitor clicks on one.
        ArmSums clicks = sums(4_000, 2_000, 40_000, 2_000, 400_000, 20_000);
        ArmSums none = sums(1_000, 0, 10_000, 0, 100_000, 0);

        // Of all 5,000 the share is 0.04; a visitor is 0.6 or -0.4 clicks away from it.
        double ofEach = (2_000 * 0.36 + 3_000 * 0.16) / 4_999;
        assertThat(none.varianceBeside(clicks)).isCloseTo(1_000 * ofEach / (10_000.0 * 10_000), within(1e-9));
    }

    @Test
    void where_all_visitors_of_both_arms_are_alike_there_is_nothing_to_compare() {
        ArmSums nobody = ArmSums.ofShare(10_000, BigDecimal.ZERO);

        assertThat(Comparison.of(Measure.CLICK_RATE, "click_rate", nobody, nobody, SEQUENCE))
                .isEmpty();
        ArmSums unseen = sums(10_000, 0, 0, 0, 0, 0);
        assertThat(Comparison.of(Measure.CLICK_RATE, "click_rate", nobody, unseen, SEQUENCE))
                .as("no places were seen")
                .isEmpty();
    }

    private static ArmSums sums(long visitors, long... sums) {
        BigDecimal[] all = LongStream.of(sums).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
        return new ArmSums(visitors, all[0], all[1], all[2], all[3], all[4]);
    }
}
