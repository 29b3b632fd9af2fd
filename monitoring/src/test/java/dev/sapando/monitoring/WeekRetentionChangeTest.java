package dev.sapando.monitoring;

import static dev.sapando.monitoring.MoneyStory.in;
import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten became customers by email in the last two weeks that tell, of whom seven came again within seven days, and ten in the two weeks
 * before, of whom two did. One came by social media in the last, and one by ads in those before.
 */
class WeekRetentionChangeTest {
    private static final String CHANGE = "week_retention_change_points";
    private static final String WORTH = "worth_of_week_retention_change";
    private static final String POINT = "worth_of_week_retention_point";

    private final MoneyStory story = new MoneyStory();

    @BeforeEach
    void fourWeeks() {
        for (int i = 0; i < 10; i++) {
            becomesCustomer("email", "last" + i, 8 + i);
            becomesCustomer("email", "before" + i, 22 + i);
        }
        for (int i = 0; i < 7; i++) {
            story.flow.verified(again("last" + i, 6 + i, i % 2 == 0 ? "60" : "40"));
        }
        story.flow.verified(again("before0", 20, "60"), in("USD", again("before1", 21, "60")));
        becomesCustomer("social", "alone", 10);
        becomesCustomer("ads", "early", 33);
        story.flow.verified(story.shop.view("somebody", ago(0)));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void by_how_many_points_it_changed_is_told_of_each_channel_and_of_all() {
        assertThat(told(CHANGE, "email")).containsExactly("6.6476", "50.0000", "73.9759");
        assertThat(told(CHANGE, "")).containsExactly("4.5935", "45.4545", "70.3442");
    }

    /** In dollars, which have no rate: what it was worth is not known, that they came again is. */
    @Test
    void who_orders_without_a_rate_has_come_again_and_tells_nothing_of_the_worth() {
        assertThat(told(POINT, "email")).containsExactly("4.4391", "5.1545", "5.8700");
        assertThat(story.leftOut()).contains("returning_customers USD 1");
    }

    /** 50 × 5.1545; each of the two at 97.5 %, so that both hold at once in 95 of 100. */
    @Test
    void what_the_change_is_worth_lies_between_the_products_of_what_both_can_be() {
        assertThat(told(WORTH, "email")).containsExactly("4.3947", "257.7273", "452.6023");
        assertThat(told(WORTH, "")).containsExactly("-4.7702", "247.3140", "456.6324");
    }

    @Test
    void the_weeks_are_the_newest_that_tell_whatever_range_the_worth_is_asked_of() {
        assertThat(found(rows(Optional.empty()), CHANGE, "email"))
                .allSatisfy(row -> assertThat(row.period()).isEqualTo("2024-02-23/2024-03-07"));
        var fewDays = new Range(LocalDate.parse("2024-03-05"), LocalDate.parse("2024-03-07"));
        List<Row> rows = rows(Optional.of(fewDays));

        assertThat(values(found(rows, CHANGE, "email"))).containsExactly("6.6476", "50.0000", "73.9759");
        assertThat(values(found(rows, WORTH, "email"))).containsOnly("not told");
    }

    @Test
    void where_nobody_became_a_customer_in_one_of_the_two_nothing_is_told_of_the_change() {
        assertThat(told(CHANGE, "social")).containsOnly("not told");
        assertThat(told(WORTH, "social")).containsOnly("not told");
        assertThat(told(POINT, "social")).doesNotContain("not told");
        assertThat(told(CHANGE, "ads")).containsOnly("not told");
        assertThat(story.asked("money", "channel").note())
                .hasValueSatisfying(why -> assertThat(why).contains("one of the two fortnights"));
    }

    private void becomesCustomer(String channel, String visitor, int ago) {
        story.flow.verified(
                story.shop.viewFrom(channel, visitor, ago(ago)),
                story.shop.purchase(visitor, ago(ago), line("hat", 1, "100", null)));
    }

    private Event again(String visitor, int ago, String price) {
        return story.shop.purchase(visitor, ago(ago), line("hat", 1, price, null));
    }

    private List<String> told(String part, String channel) {
        return values(found(rows(Optional.empty()), part, channel));
    }

    private List<Row> rows(Optional<Range> range) {
        return story.asked("money", range, "channel").rows();
    }

    private static List<Row> found(List<Row> rows, String part, String channel) {
        List<Row> found = rows.stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .filter(row -> channel.equals(row.labels().getOrDefault("channel", "")))
                .toList();
        assertThat(found).extracting(row -> row.labels().get("bound")).containsExactly("low", "estimate", "high");
        return found;
    }

    private static List<String> values(List<Row> rows) {
        var values = new ArrayList<String>();
        for (Row row : rows) {
            BigDecimal value = row.value();
            values.add(
                    value == null
                            ? "not told"
                            : value.setScale(4, RoundingMode.HALF_UP).toPlainString());
        }
        return values;
    }
}
