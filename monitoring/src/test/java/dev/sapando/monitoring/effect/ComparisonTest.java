package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

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
    void where_all_visitors_of_an_arm_are_alike_there_is_nothing_to_compare() {
        ArmSums nobody = ArmSums.ofShare(10_000, BigDecimal.ZERO);
        ArmSums some = ArmSums.ofShare(10_000, BigDecimal.valueOf(500));

        assertThat(Comparison.of(Measure.CLICK_RATE, "click_rate", some, nobody, SEQUENCE))
                .isEmpty();
    }
}
