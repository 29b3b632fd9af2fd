package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a small shop earns, and what a point is worth to it, reckoned by hand. */
class MoneyTest {
    private static final Offset<Double> CLOSE = within(0.0001);

    private final MoneyStory story = new MoneyStory();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void a_statement_adds_up_in_one_currency_and_says_what_it_leaves_out() {
        story.sales();

        assertThat(story.value("assumptions_version")).isEqualByComparingTo("7");
        assertThat(story.value("gross_revenue")).isEqualByComparingTo("270");
        assertThat(story.value("refunded")).isEqualByComparingTo("100");
        assertThat(story.value("net_revenue")).isEqualByComparingTo("170");
        assertThat(story.value("tax")).isEqualByComparingTo("34");
        assertThat(story.value("cost_of_goods")).isEqualByComparingTo("58.4");
        assertThat(story.value("return_cost")).isEqualByComparingTo("3");
        assertThat(story.value("margin_after_refunds")).isEqualByComparingTo("74.6");
        assertThat(story.value("spend")).isEqualByComparingTo("30");
        assertThat(story.value("margin_after_spend")).isEqualByComparingTo("44.6");
        assertThat(story.leftOut()).containsExactlyInAnyOrder("net_revenue USD 7", "spend USD 5");
    }

    @Test
    void a_category_is_the_one_the_shop_told_last_whenever_it_did() {
        story.sales();
        assertThat(margins()).containsExactlyInAnyOrder("coats 54.6", "none 20");

        story.items.put("hat", "coats");
        assertThat(margins()).containsExactly("coats 78.6");

        story.items.put("hat", null);
        story.items.put("coat", null);
        assertThat(margins()).containsExactly("none 65");
        assertThat(story.rows("category").get(0).labels()).containsEntry("part", "assumptions_version");
    }

    /**
     * Nine days are over, the last of them without anything; 30 days like them are what is asked about. 17 orders left 30 each; a month has
     * 32 sessions in nine days, 107, and 30 prospects.
     */
    @Test
    void a_point_of_each_metric_is_worth_what_a_purchase_a_return_or_a_customer_is() {
        story.nineDays();

        story.assertBounds("worth_of_session_conversion_point", 25.8767, 32.0000, 38.1233);
        story.assertBounds("worth_of_first_purchase_point", 7.2778, 9.0000, 10.7222);
        story.assertBounds("worth_of_retention_point", 3.5306, 4.6286, 5.7265);
        story.assertBounds("worth_of_acquisition_cost_point", 5.6622, 8.0000, 10.3378);
        assertThat(story.bound("effect_per_month", "low")).isNull();
    }

    @Test
    void what_is_paid_of_an_order_of_long_ago_is_of_a_visitor_who_returns() {
        BigDecimal nothing =
                retentionPoint(known -> known.flow().verified(known.shop().view("old", ago(5))));
        BigDecimal order = retentionPoint(known -> known.pay("old", 5, "50"));
        assertThat(retentionPoint(known -> known.payMore("old", 5, "50")))
                .isEqualByComparingTo(order)
                .isGreaterThan(nothing);
    }

    private static BigDecimal retentionPoint(Consumer<Newcomers> what) {
        try (var other = new MoneyStory()) {
            var known = new Newcomers(other.shop, other.flow);
            known.pay("old", 60, "10");
            other.nineDays();
            what.accept(known);
            return Objects.requireNonNull(other.bound("worth_of_retention_point", "estimate"));
        }
    }

    /** 510 are left of nine days, of which 8 brought nine new customers for 240. */
    @Test
    void what_a_month_leaves_and_what_a_customer_costs_have_the_bounds_of_their_days() {
        story.nineDays();

        story.assertBounds("margin_per_month", 926.8865, 1_700.0000, 2_473.1135);
        story.assertBounds("cost_per_new_customer", 18.8740, 26.6667, 34.4594);
        assertThat(story.bound("margin_on_ad_spend", "estimate"))
                .as("of revenue some of which has no rate")
                .isNull();
    }

    @Test
    void what_is_left_of_each_unit_spent_has_the_bounds_of_its_days() {
        story.nineDays("CHF");

        story.assertBounds("margin_on_ad_spend", -1.9594, 5.4583, 12.8761);
    }

    @Test
    void of_fewer_than_seven_days_nothing_is_said_of_points() {
        story.sales();

        for (String part : List.of(
                "margin_per_month",
                "margin_after_spend_per_month",
                "cost_per_new_customer",
                "margin_on_ad_spend",
                "worth_of_session_conversion_point",
                "worth_of_first_purchase_point",
                "worth_of_retention_point",
                "worth_of_acquisition_cost_point")) {
            assertThat(List.of("low", "estimate", "high"))
                    .allSatisfy(bound -> assertThat(story.bound(part, bound)).isNull());
        }
    }

    /** 1,200 visitors in nine days are 4,000 a month, and 0.4 of their revenue is left. */
    @Test
    void the_recommender_earns_its_difference_in_revenue_times_visitors_times_margin() {
        story.nineDays();
        story.arm("control", "EUR", 3_000, 45_000);
        story.arm("treatment", "EUR", 3_600, 54_000);

        for (String bound : List.of("low", "estimate", "high")) {
            BigDecimal difference = MoneyStory.find(
                            story.answer("effect", null),
                            Map.of("part", "difference", "bound", bound, "measure", "revenue_per_visitor"))
                    .value();
            assertThat(Objects.requireNonNull(story.bound("effect_per_month", bound))
                            .doubleValue())
                    .isCloseTo(Objects.requireNonNull(difference).doubleValue() * 4_000 * 0.4, CLOSE);
        }
        assertThat(Objects.requireNonNull(story.bound("effect_per_month", "estimate"))
                        .doubleValue())
                .isCloseTo(1_600, CLOSE);
    }

    /** Two of the nine days were over before it began, and it is told from seven on. */
    @Test
    void a_month_of_the_experiment_is_like_the_days_since_it_began() {
        story.nineDays();
        story.arm("control", "EUR", 3_000, 45_000, ago(8));
        story.arm("treatment", "EUR", 3_600, 54_000, ago(8));

        assertThat(Objects.requireNonNull(story.bound("effect_per_month", "estimate"))
                        .doubleValue())
                .as("1,200 visitors in eight days are 4,500 a month")
                .isCloseTo(1_800, CLOSE);
    }

    @Test
    void where_there_was_no_experiment_or_no_revenue_its_worth_is_not_told_and_not_nothing() {
        story.nineDays();
        story.arm("control", "EUR", 3_000, 45_000, ago(8));
        story.arm("treatment", "EUR", 3_600, 54_000, ago(8));
        story.flow.verified(story.shop.purchase("v1", ago(0), line("hat", 1, "10", null)));
        var today = LocalDate.parse("2024-03-15");

        for (Range range : List.of(
                new Range(today, today),
                new Range(today.minusDays(7), today),
                new Range(today.minusDays(40), today.minusDays(9)))) {
            assertThat(effectPerMonth(range)).as(range.toString()).containsExactly(null, null, null);
        }
        assertThat(effectPerMonth(new Range(today.minusDays(8), today))).doesNotContainNull();
        story.flow.verified(story.shop.refund("v1", ago(1), line("hat", 1, "100000", null)));
        assertThat(effectPerMonth(new Range(today.minusDays(8), today))).containsExactly(null, null, null);
    }

    private List<BigDecimal> effectPerMonth(Range range) {
        return story.asked("money", Optional.of(range), null).rows().stream()
                .filter(row -> "effect_per_month".equals(row.labels().get("part")))
                .map(Row::value)
                .toList();
    }

    private List<String> margins() {
        return story.rows("category").stream()
                .filter(row -> "margin".equals(row.labels().get("part")))
                .map(row -> row.labels().get("category") + " " + row.value())
                .toList();
    }
}
