package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
    private static final SampleRatio EVEN = new SampleRatioCheck(0.5, 0.05).of(5_000, 5_000);
    private static final Comparison MORE_BUY = lift(Measure.FIRST_PURCHASE_CONVERSION, 0.02, 0.12);
    private static final Comparison AS_MANY_RETURN = lift(Measure.RETURN_RATE, -0.03, 0.04);
    private static final Comparison AS_MANY_CLICK = lift(Measure.CLICK_RATE, -0.02, 0.05);

    private final VerdictRules rules = new VerdictRules(0, 0.1, 500);

    @Test
    void a_goal_surely_better_ships_where_every_guardrail_holds() {
        Verdict verdict = judge(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK);

        assertThat(verdict.decision()).isEqualTo(Decision.SHIP);
        assertThat(verdict.reason())
                .isEqualTo("surely better: first_purchase_conversion +2.0% to +12.0%; every guardrail holds");
    }

    @Test
    void a_guardrail_that_may_have_lost_too_much_is_waited_for() {
        Verdict verdict = judge(MORE_BUY, AS_MANY_RETURN, lift(Measure.CLICK_RATE, -0.11, 0.05));

        assertThat(verdict.decision()).isEqualTo(Decision.KEEP_RUNNING);
        assertThat(verdict.reason())
                .contains("better: first_purchase_conversion", "guardrail of -10.0%: click_rate -11.0% to +5.0%");
        assertThat(judge(MORE_BUY, AS_MANY_RETURN, lift(Measure.CLICK_RATE, null))
                        .decision())
                .isEqualTo(Decision.KEEP_RUNNING);
    }

    @Test
    void a_guardrail_that_cannot_be_compared_holds_nothing_back_from_harm_and_lets_nothing_ship() {
        Verdict verdict = judge(MORE_BUY, AS_MANY_RETURN);

        assertThat(verdict.decision()).isEqualTo(Decision.KEEP_RUNNING);
        assertThat(verdict.reason())
                .endsWith(": click_rate (visitors of both arms are all alike, or an arm has none of it)");
        assertThat(judge(MORE_BUY, lift(Measure.RETURN_RATE, -0.3, -0.1)).decision())
                .isEqualTo(Decision.ROLL_BACK);
    }

    @Test
    void where_there_is_no_quotient_the_difference_decides() {
        Comparison nobodyBuys = new Comparison(
                Measure.FIRST_PURCHASE_CONVERSION,
                "first_purchase_conversion",
                0.03,
                new Interval(-0.036, -0.03, -0.024),
                null);
        Comparison money =
                new Comparison(Measure.REVENUE_PER_VISITOR, "revenue EUR", 5, new Interval(-9, -8, -7), null);
        Comparison firstBuyers = new Comparison(
                Measure.FIRST_PURCHASE_CONVERSION,
                "first_purchase_conversion",
                0,
                new Interval(0.024, 0.03, 0.036),
                null);

        Verdict broken = judge(nobodyBuys, lift(Measure.RETURN_RATE, 0.07, 0.22), lift(Measure.CLICK_RATE, 0.16, 0.35));
        assertThat(broken.decision()).isEqualTo(Decision.ROLL_BACK);
        assertThat(broken.reason())
                .isEqualTo("surely worse: first_purchase_conversion by -0.0360 to -0.0240, from 0.0300");
        assertThat(judge(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK, money).decision())
                .isEqualTo(Decision.ROLL_BACK);
        assertThat(judge(firstBuyers, AS_MANY_RETURN, AS_MANY_CLICK).decision()).isEqualTo(Decision.SHIP);
        var demanding = new VerdictRules(0.9, 0.1, 500);
        assertThat(demanding
                        .judge(EVEN, 5_000, 5_000, List.of(nobodyBuys, AS_MANY_RETURN, AS_MANY_CLICK))
                        .decision())
                .as("a margin is a share of what the control has")
                .isEqualTo(Decision.KEEP_RUNNING);
    }

    @Test
    void harm_in_any_measure_is_not_paid_for_by_a_gain_in_another() {
        Verdict verdict =
                judge(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK, lift(Measure.REVENUE_PER_VISITOR, -0.2, -0.01));

        assertThat(verdict.decision()).isEqualTo(Decision.ROLL_BACK);
        assertThat(verdict.reason()).isEqualTo("surely worse: revenue_per_visitor -20.0% to -1.0%");
    }

    @Test
    void a_longer_time_to_return_rolls_back_and_a_shorter_one_ships() {
        Comparison asManyBuy = lift(Measure.FIRST_PURCHASE_CONVERSION, -0.1, 0.1);

        Verdict longer = judge(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK, lift(Measure.DAYS_TO_RETURN, 0.01, 0.03));
        assertThat(longer.decision()).isEqualTo(Decision.ROLL_BACK);
        assertThat(longer.reason()).isEqualTo("surely worse: days_to_return +1.0% to +3.0% (less is better)");

        Verdict shorter = judge(asManyBuy, AS_MANY_RETURN, AS_MANY_CLICK, lift(Measure.DAYS_TO_RETURN, -0.03, -0.01));
        assertThat(shorter.decision()).isEqualTo(Decision.SHIP);
        assertThat(shorter.reason())
                .isEqualTo("surely better: days_to_return -3.0% to -1.0% (less is better); every guardrail holds");
        assertThat(judge(asManyBuy, AS_MANY_RETURN, AS_MANY_CLICK, lift(Measure.DAYS_TO_RETURN, -0.03, 0.01))
                        .decision())
                .isEqualTo(Decision.KEEP_RUNNING);
    }

    @Test
    void a_time_to_return_that_differs_by_less_than_is_worth_a_change_decides_nothing() {
        var demanding = new VerdictRules(0.03, 0.1, 500);

        for (Comparison small :
                List.of(lift(Measure.DAYS_TO_RETURN, -0.03, -0.01), lift(Measure.DAYS_TO_RETURN, 0.01, 0.03))) {
            assertThat(demanding
                            .judge(EVEN, 5_000, 5_000, List.of(small, AS_MANY_RETURN, AS_MANY_CLICK))
                            .decision())
                    .isEqualTo(Decision.KEEP_RUNNING);
        }
    }

    @Test
    void more_clicks_alone_are_no_reason_to_ship() {
        Verdict verdict = judge(
                lift(Measure.FIRST_PURCHASE_CONVERSION, -0.1, 0.1), AS_MANY_RETURN, lift(Measure.CLICK_RATE, 0.5, 0.9));

        assertThat(verdict.decision()).isEqualTo(Decision.KEEP_RUNNING);
        assertThat(verdict.reason()).startsWith("no goal is surely better, and nothing surely worse:");
        assertThat(judge().reason()).isEqualTo("no goal can be compared yet");
    }

    @Test
    void a_gain_smaller_than_is_worth_a_change_does_not_ship() {
        var demanding = new VerdictRules(0.03, 0.1, 500);

        assertThat(demanding
                        .judge(EVEN, 5_000, 5_000, List.of(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK))
                        .decision())
                .isEqualTo(Decision.KEEP_RUNNING);
    }

    @Test
    void few_visitors_get_no_verdict_however_large_the_difference() {
        Verdict verdict = rules.judge(EVEN, 499, 1_500, List.of(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK));

        assertThat(verdict.decision()).isEqualTo(Decision.TOO_LITTLE_DATA);
        assertThat(verdict.reason())
                .isEqualTo(
                        "499 visitors of control and 1,500 of treatment have had their 7 days, and each arm needs 500");
    }

    @Test
    void a_broken_split_comes_before_everything() {
        SampleRatio broken = new SampleRatioCheck(0.5, 0.05).of(4_500, 5_500);

        Verdict verdict = rules.judge(broken, 4_500, 5_500, List.of(MORE_BUY, AS_MANY_RETURN, AS_MANY_CLICK));

        assertThat(verdict.decision()).isEqualTo(Decision.NO_VERDICT);
        assertThat(verdict.reason())
                .isEqualTo("5,500 of 10,000 visitors are in treatment, where 50.0% were drawn:"
                        + " find out who is missing before reading on");
    }

    @Test
    void margins_below_zero_are_refused() {
        assertThatThrownBy(() -> new VerdictRules(-0.1, 0, 500)).hasMessageContaining("margin -0.1");
        assertThatThrownBy(() -> new VerdictRules(0, 0, 1)).hasMessageContaining("minimum 1");
    }

    private Verdict judge(Comparison... comparisons) {
        return rules.judge(EVEN, 5_000, 5_000, List.of(comparisons));
    }

    private static Comparison lift(Measure measure, double low, double high) {
        return lift(measure, new Interval(low, (low + high) / 2, high));
    }

    private static Comparison lift(Measure measure, @Nullable Interval lift) {
        return new Comparison(measure, measure.label(), 0.05, new Interval(-0.01, 0, 0.01), lift);
    }
}
