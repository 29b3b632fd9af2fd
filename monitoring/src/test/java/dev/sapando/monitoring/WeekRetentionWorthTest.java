package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Margin;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On each of ten days two become customers by email and one by social media. One of the two comes again and orders for 40 or 60 two days
 * later; 0.4 of that is left. So an email customer who comes again is worth 20, there are 60 of them in a month, and a point is 0.6.
 */
class WeekRetentionWorthTest {
    private static final String WORTH = "worth_of_week_retention_point";
    private static final Assumptions BOOKS = new Assumptions(
            7,
            LocalDate.parse("2024-02-29"),
            "EUR",
            new BigDecimal("0.2"),
            new Margin(new BigDecimal("0.5"), Map.of()),
            BigDecimal.ZERO,
            Map.of());

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();
    private final Newcomers newcomers = new Newcomers(shop, flow);

    @BeforeEach
    void tenDays() {
        newcomers.tenDays();
    }

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void it_is_what_they_order_who_come_again_for_one_in_a_hundred_customers_of_a_month() {
        assertBounds(rows(Optional.of("channel")), "email", 10.1903, 12, 13.8097);
        assertBounds(rows(Optional.empty()), "", 15.2854, 18, 20.7146);
    }

    @Test
    void what_one_orders_who_comes_again_is_asked_of_all_and_how_many_there_are_of_the_channel() {
        assertBounds(rows(Optional.of("channel")), "social", 5.0951, 6, 6.9049);
    }

    @Test
    void of_fewer_than_seven_days_nothing_is_told_and_it_is_said_why() {
        var lastWeek = new Range(LocalDate.parse("2024-03-02"), LocalDate.parse("2024-03-15"));
        Answer answer = asked(Optional.of(lastWeek), Optional.of("channel"));

        assertThat(worth(answer.rows(), "email"))
                .allSatisfy(row -> assertThat(row.value()).isNull());
        assertThat(answer.note()).hasValueSatisfying(why -> assertThat(why).contains("fewer than 7 business days"));
    }

    @Test
    void whose_week_is_not_over_and_what_is_paid_after_it_do_not_count() {
        newcomers.come("email", "young", 7);
        newcomers.pay("young", 6, "1000");
        newcomers.pay("b17", 9, "1000");

        assertBounds(rows(Optional.of("channel")), "email", 10.1903, 12, 13.8097);
    }

    @Test
    void what_goes_back_is_taken_from_all_that_was_ordered_and_not_from_the_week_it_comes_back_in() {
        for (int ago = 16; ago >= 8; ago -= 2) {
            flow.verified(shop.refund("a" + ago, ago(ago - 3), line("hat", 1, "20", null)));
        }

        assertBounds(rows(Optional.of("channel")), "email", 9.8991, 11.6571, 13.4152);
    }

    @Test
    void who_orders_without_a_rate_is_neither_one_who_came_again_nor_in_what_was_ordered() {
        for (int ago = 17; ago >= 8; ago--) {
            var inKronor = shop.purchase("b" + ago, ago(ago - 3), line("hat", 1, "500", null));
            inKronor.setCurrency("SEK");
            flow.verified(inKronor);
        }

        assertBounds(rows(Optional.of("channel")), "email", 10.1903, 12, 13.8097);
        assertThat(rows(Optional.of("channel")))
                .filteredOn(row -> "returning_customers".equals(row.labels().get("of")))
                .extracting(row -> row.labels().get("currency") + " " + row.value())
                .containsExactly("SEK 10");
    }

    private static void assertBounds(List<Row> rows, String channel, double low, double estimate, double high) {
        var expected = Map.of("low", low, "estimate", estimate, "high", high);
        assertThat(worth(rows, channel)).allSatisfy(row -> assertThat(
                        Objects.requireNonNull(row.value()).doubleValue())
                .isCloseTo(Objects.requireNonNull(expected.get(row.labels().get("bound"))), within(0.0001)));
    }

    private static List<Row> worth(List<Row> rows, String channel) {
        List<Row> worth = rows.stream()
                .filter(row -> WORTH.equals(row.labels().get("part")))
                .filter(row -> channel.equals(row.labels().getOrDefault("channel", "")))
                .toList();
        assertThat(worth).hasSize(3);
        return worth;
    }

    private List<Row> rows(Optional<String> by) {
        return asked(Optional.empty(), by).rows();
    }

    private Answer asked(Optional<Range> range, Optional<String> by) {
        var settings = new AnswerSettings(
                ZoneId.of("UTC"), DayOfWeek.MONDAY, Duration.ofSeconds(60), 100, EffectSettings.AS_SHIPPED, BOOKS);
        return Asking.at(Shop.NOW, flow.cells(), flow.people(), new ItemCategories(), settings)
                .answer("money", range, by);
    }
}
