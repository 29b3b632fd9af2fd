package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has no rate, or is of another currency than the answer, makes no number too small or too large without a word. */
class MoneyLeftOutTest {
    private final MoneyStory story = new MoneyStory();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void where_some_spend_has_no_rate_nothing_is_said_of_what_a_customer_costs_or_spend_brings() {
        spent("a", "30", "EUR");
        story.flow.verified(story.shop.purchase("ana", ago(2), line("hat", 1, "100", null)));
        assertThat(story.value("cost_per_new_customer")).isEqualByComparingTo("30");
        assertThat(story.value("margin_on_ad_spend")).isEqualByComparingTo("1.333333333333333");

        spent("b", "1000", "USD");
        assertThat(told("cost_per_new_customer")).isEqualTo("30 / 1 null");
        assertThat(told("margin_on_ad_spend")).isEqualTo("40 / 30 null");
        assertThat(story.asked("money", null).note())
                .hasValueSatisfying(why -> assertThat(why).contains("spend in a currency without a rate"));
        assertThat(story.leftOut()).containsExactly("spend USD 1000");
    }

    @Test
    void nor_of_what_spend_brings_where_some_revenue_has_none() {
        story.sales();
        assertThat(told("margin_on_ad_spend")).isEqualTo("74.6 / 30 null");
    }

    @Test
    void a_point_of_acquisition_cost_is_of_all_spend_or_of_none() {
        story.nineDays();
        spent("b", "1000", "USD");

        assertThat(story.bound("worth_of_acquisition_cost_point", "estimate")).isNull();
    }

    /** Whose money has no rate would else be a visitor who returned and brought nothing. */
    @Test
    void who_returns_and_pays_without_a_rate_is_neither_a_returning_visitor_nor_in_what_these_pay() {
        story.nineDays();
        List<BigDecimal> before = worthOfRetention();
        story.flow.verified(
                MoneyStory.in("USD", story.shop.purchase("v0", ago(5), line("hat", 1, "500", null))),
                story.shop.purchase("v0", ago(5), line("hat", 1, "70", null)),
                MoneyStory.in("USD", story.shop.refund("v1", ago(3), line("hat", 1, "500", null))));

        assertThat(worthOfRetention()).isEqualTo(before);
        assertThat(story.leftOut()).contains("returning_visitors USD 1");

        story.flow.verified(story.shop.view("v1", ago(3)));
        assertThat(worthOfRetention()).isEqualTo(before);
        assertThat(story.leftOut()).contains("returning_visitors USD 2");
    }

    /** EUR alone would tell a gain, and not that it was lost in CHF. */
    @Test
    void what_the_experiment_earned_in_other_currencies_is_told_beside_its_effect() {
        story.nineDays();
        story.arm("control", "CHF", 2_900, 43_000);
        story.arm("treatment", "CHF", 600, 9_000);
        assertThat(story.leftOut()).noneMatch(each -> each.startsWith("experiment_revenue"));

        story.arm("control", "EUR", 3_000, 45_000);
        story.arm("treatment", "EUR", 3_600, 54_000);
        assertThat(story.leftOut()).contains("experiment_revenue CHF 3500");
        assertThat(story.bound("effect_per_month", "low")).isNotNull();

        story.arm("control", "USD", 9_000, 145_000);
        assertThat(story.leftOut())
                .contains("experiment_revenue CHF 3500", "experiment_revenue EUR 6600", "experiment_revenue USD 9000");
        assertThat(story.bound("effect_per_month", "low")).isNull();
    }

    private List<BigDecimal> worthOfRetention() {
        return List.of("low", "estimate", "high").stream()
                .map(bound -> story.bound("worth_of_retention_point", bound))
                .toList();
    }

    private String told(String part) {
        var row = MoneyStory.find(story.rows(null), Map.of("part", part));
        return row.numerator() + " / " + row.denominator() + " " + row.value();
    }

    private void spent(String key, String amount, String currency) {
        story.flow.spent(key, Shop.spend("social", null, LocalDate.parse("2024-03-13"), amount, currency));
    }
}
