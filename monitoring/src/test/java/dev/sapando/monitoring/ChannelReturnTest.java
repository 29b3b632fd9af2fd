package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.answer.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On each of ten days 30 or 50 are spent on email, which brings two customers who pay 100 each; one of the two pays 40 or 60 more two days
 * later. The week before today has nothing but that.
 */
class ChannelReturnTest {
    private static final String COST = "cost_per_new_customer";
    private static final String RETURN = "return_on_ad_spend";

    private final MoneyStory story = new MoneyStory();
    private final Newcomers newcomers = new Newcomers(story.shop, story.flow);

    @BeforeEach
    void tenDays() {
        newcomers.tenDays();
        for (int ago = 17; ago >= 8; ago--) {
            spent("email", ago, ago % 2 == 0 ? "50" : "30", "EUR");
        }
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void a_channels_cost_of_a_customer_and_its_return_have_the_bounds_of_their_days() {
        assertBounds("email", COST, 16.5450, 20, 23.4550);
        assertBounds("email", RETURN, 5.1566, 6.25, 7.3434);
    }

    /** Social brings customers for nothing: all that all of them pay, for all that is spent. */
    @Test
    void of_all_channels_together_the_return_is_that_of_acquisition() {
        newcomers.come("social", "friend", 12);
        newcomers.payMore("friend", 9, "90");
        story.flow.spent("print", Shop.spend("print", null, LocalDate.parse("2024-03-05"), "100", "EUR"));

        BigDecimal told = Objects.requireNonNull(MoneyStory.find(
                        story.rows("channel").stream()
                                .filter(row -> !row.labels().containsKey("channel"))
                                .toList(),
                        Map.of("part", RETURN, "bound", "estimate"))
                .value());
        assertThat(told)
                .isEqualByComparingTo(Objects.requireNonNull(
                        MoneyStory.find(story.answer("acquisition", null), Map.of("part", RETURN, "currency", "EUR"))
                                .value()));
        assertThat(told).isEqualByComparingTo("7.38");
    }

    @Test
    void what_is_paid_of_an_order_of_long_ago_is_returned_too() {
        newcomers.come("email", "old", 60);
        newcomers.payMore("old", 9, "50");
        assertThat(estimate("email", RETURN)).as("2500 + 50 of 400").isEqualByComparingTo("6.375");
    }

    @Test
    void a_channel_that_cost_nothing_has_neither() {
        assertThat(bounds("social", COST)).isEmpty();
        assertThat(bounds("social", RETURN)).isEmpty();
    }

    @Test
    void of_a_channel_that_brings_nobody_nothing_is_told_with_certainty() {
        for (int ago = 17; ago >= 8; ago--) {
            spent("print", ago, "10", "EUR");
        }
        assertUntold("print", COST);
        assertUntold("print", RETURN);
    }

    @Test
    void what_is_spent_today_alone_does_not_make_earlier_customers_free() {
        spent("social", 0, "30", "EUR");

        assertUntold("social", COST);
        assertUntold("social", RETURN);
    }

    @Test
    void of_today_no_currency_without_a_rate_hides_the_days_that_are_over() {
        story.flow.verified(MoneyStory.in("USD", story.shop.purchase("a17", ago(0), line("hat", 1, "7", null))));
        spent("email", 0, "5", "USD");

        assertBounds("email", COST, 16.5450, 20, 23.4550);
        assertBounds("email", RETURN, 5.1566, 6.25, 7.3434);
    }

    @Test
    void revenue_without_a_rate_leaves_the_return_untold_and_spend_without_one_both() {
        story.flow.verified(MoneyStory.in("USD", story.shop.purchase("a17", ago(9), line("hat", 1, "7", null))));
        assertBounds("email", COST, 16.5450, 20, 23.4550);
        assertUntold("email", RETURN);

        spent("email", 9, "5", "USD");
        assertUntold("email", COST);
    }

    @Test
    void channels_that_were_paid_for_are_named_before_those_that_clients_made_up() {
        for (int ago = 17; ago >= 8; ago--) {
            spent("print", ago, "10", "EUR");
            newcomers.come("made-up", "d" + ago, ago);
            newcomers.come("made-up", "e" + ago, ago);
            newcomers.come("made-up", "f" + ago, ago);
        }
        assertThat(named(2)).containsExactly("email", "other", "print");
        assertThat(named(1)).containsExactly("email", "other");
    }

    private Set<String> named(int most) {
        story.named = most;
        return story.rows("channel").stream()
                .flatMap(row -> Optional.ofNullable(row.labels().get("channel")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void spent(String channel, int ago, String amount, String currency) {
        LocalDate day = LocalDate.parse("2024-03-15").minusDays(ago);
        story.flow.spent(channel + day + currency, Shop.spend(channel, null, day, amount, currency));
    }

    private void assertBounds(String channel, String part, double low, double estimate, double high) {
        List<Row> bounds = bounds(channel, part);
        List<Double> expected = List.of(low, estimate, high);
        assertThat(bounds).extracting(row -> row.labels().get("bound")).containsExactly("low", "estimate", "high");
        for (int i = 0; i < bounds.size(); i++) {
            assertThat(Objects.requireNonNull(bounds.get(i).value()).doubleValue())
                    .isCloseTo(expected.get(i), within(0.0001));
        }
    }

    private BigDecimal estimate(String channel, String part) {
        return Objects.requireNonNull(bounds(channel, part).get(1).value());
    }

    private void assertUntold(String channel, String part) {
        assertThat(bounds(channel, part)).hasSize(3).allSatisfy(row -> assertThat(row.value())
                .isNull());
    }

    private List<Row> bounds(String channel, String part) {
        return story.rows("channel").stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .filter(row -> channel.equals(row.labels().get("channel")))
                .toList();
    }
}
