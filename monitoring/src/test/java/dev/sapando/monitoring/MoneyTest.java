package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Margin;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a small shop earns, and what a point is worth to it, reckoned by hand. */
class MoneyTest {
    private static final Offset<Double> CLOSE = within(0.0001);
    private static final Assumptions BOOKS = new Assumptions(
            7,
            LocalDate.parse("2024-02-29"),
            "EUR",
            new BigDecimal("0.2"),
            new Margin(new BigDecimal("0.5"), Map.of("coats", new BigDecimal("0.6"))),
            new BigDecimal("3"),
            Map.of("CHF", new BigDecimal("2")));

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();
    private final ItemCategories items = new ItemCategories();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void a_statement_adds_up_in_one_currency_and_says_what_it_leaves_out() {
        sales();

        assertThat(value("assumptions_version")).isEqualByComparingTo("7");
        assertThat(value("gross_revenue")).isEqualByComparingTo("270");
        assertThat(value("refunded")).isEqualByComparingTo("100");
        assertThat(value("net_revenue")).isEqualByComparingTo("170");
        assertThat(value("tax")).isEqualByComparingTo("34");
        assertThat(value("cost_of_goods")).isEqualByComparingTo("58.4");
        assertThat(value("return_cost")).isEqualByComparingTo("3");
        assertThat(value("margin_after_refunds")).isEqualByComparingTo("74.6");
        assertThat(value("spend")).isEqualByComparingTo("30");
        assertThat(value("margin_after_spend")).isEqualByComparingTo("44.6");
        assertThat(value("cost_per_new_customer")).isEqualByComparingTo("10");
        assertThat(value("return_on_ad_spend").doubleValue()).isCloseTo(74.6 / 30, CLOSE);
        assertThat(rows(null).stream().filter(row -> row.labels().containsValue("left_out")))
                .extracting(row -> row.labels().get("of") + " " + row.labels().get("currency") + " " + row.value())
                .containsExactlyInAnyOrder("net_revenue USD 7", "spend USD 5");
    }

    @Test
    void a_category_is_the_one_the_shop_told_last_whenever_it_did() {
        sales();
        assertThat(margins()).containsExactlyInAnyOrder("coats 54.6", "none 20");

        items.put("hat", "coats");
        assertThat(margins()).containsExactly("coats 78.6");

        items.put("hat", null);
        items.put("coat", null);
        assertThat(margins()).containsExactly("none 65");
        assertThat(rows("category").get(0).labels()).containsEntry("part", "assumptions_version");
    }

    /** Nine days are over, the last of them without anything; 30 days like them are what is asked about. */
    @Test
    void a_point_of_each_metric_is_worth_what_a_purchase_a_return_or_a_customer_is() {
        nineDays();

        assertBounds("worth_of_session_conversion_point", 24.0821, 29.4844, 34.8867);
        assertBounds("worth_of_first_purchase_point", 6.2147, 7.6089, 9.0030);
        assertBounds("worth_of_retention_point", 3.1383, 4.1143, 5.0903);
        assertBounds("worth_of_acquisition_cost_point", 6.8470, 8.0000, 9.1530);
        assertThat(bound("effect_per_month", "low")).isNull();
    }

    @Test
    void of_fewer_than_seven_days_nothing_is_said_of_points() {
        sales();

        for (String part : List.of(
                "worth_of_session_conversion_point",
                "worth_of_first_purchase_point",
                "worth_of_retention_point",
                "worth_of_acquisition_cost_point")) {
            assertThat(List.of("low", "estimate", "high"))
                    .allSatisfy(bound -> assertThat(bound(part, bound)).isNull());
        }
    }

    /** 1,200 visitors in nine days are 4,000 a month, and 0.4 of their revenue is left. */
    @Test
    void the_recommender_earns_its_difference_in_revenue_times_visitors_times_margin() {
        nineDays();
        arm("control", 3_000, 45_000);
        arm("treatment", 3_600, 54_000);

        for (String bound : List.of("low", "estimate", "high")) {
            BigDecimal difference = find(
                            answer("effect", null),
                            Map.of("part", "difference", "bound", bound, "measure", "revenue_per_visitor"))
                    .value();
            assertThat(Objects.requireNonNull(bound("effect_per_month", bound)).doubleValue())
                    .isCloseTo(Objects.requireNonNull(difference).doubleValue() * 4_000 * 0.4, CLOSE);
        }
        assertThat(Objects.requireNonNull(bound("effect_per_month", "estimate")).doubleValue())
                .isCloseTo(1_600, CLOSE);
    }

    private void arm(String arm, long sum, long squares) {
        put("effect.visitors", 600, "arm", arm);
        put("effect.sums", sum, "arm", arm, "measure", "revenue_per_visitor", "sum", "numerator", "currency", "EUR");
        put(
                "effect.sums",
                squares * 10_000,
                "arm",
                arm,
                "measure",
                "revenue_per_visitor",
                "sum",
                "numerator_squared",
                "currency",
                "EUR");
    }

    private void put(String metric, long value, String... labels) {
        flow.cells().put(Cell.of(metric, "2024-03-06", labels), BigDecimal.valueOf(value));
    }

    private void sales() {
        items.put("coat", "coats");
        flow.verified(
                shop.purchase("ana", ago(3), line("coat", 2, "100", null), line("hat", 1, "50", null)),
                shop.refund("ana", ago(1), line("coat", 1, "100", null)),
                in("CHF", shop.purchase("ben", ago(2), line("coat", 1, "10", null))),
                in("USD", shop.purchase("cleo", ago(2), line("hat", 1, "7", null))));
        flow.spent("a", Shop.spend("social", null, LocalDate.parse("2024-03-13"), "30", "EUR"));
        flow.spent("b", Shop.spend("social", null, LocalDate.parse("2024-03-13"), "5", "USD"));
    }

    /** On each of eight days somebody new buys, and who was new the day before buys again. */
    private void nineDays() {
        int[] first = {100, 120, 80, 100, 140, 60, 100, 100};
        int[] spend = {30, 30, 40, 30, 20, 30, 30, 30};
        for (int i = 0; i < first.length; i++) {
            int ago = 9 - i;
            session("v" + i, ago, 1);
            session("w" + i, ago, 0);
            session("x" + i, ago, 0);
            flow.verified(shop.purchase("v" + i, ago(ago), line("hat", 1, String.valueOf(first[i]), null)));
            if (i > 0) {
                String again = i % 2 == 0 ? "50" : "30";
                session("v" + (i - 1), ago, 1);
                flow.verified(shop.purchase("v" + (i - 1), ago(ago), line("hat", 1, again, null)));
            }
            flow.spent(
                    "day" + i,
                    Shop.spend("social", null, LocalDate.parse("2024-03-15").minusDays(ago), "" + spend[i], "EUR"));
        }
        flow.verified(shop.view("v7", ago(0)));
    }

    private void session(String visitor, int ago, int purchases) {
        flow.session(Shop.session(visitor, "s" + ago, ago(ago), 1, 0, 0, purchases));
    }

    private static Event in(String currency, Event event) {
        event.setCurrency(currency);
        return event;
    }

    private List<String> margins() {
        return rows("category").stream()
                .filter(row -> "margin".equals(row.labels().get("part")))
                .map(row -> row.labels().get("category") + " " + row.value())
                .toList();
    }

    private void assertBounds(String part, double low, double estimate, double high) {
        assertThat(List.of("low", "estimate", "high"))
                .as(part)
                .extracting(bound -> Objects.requireNonNull(bound(part, bound)).doubleValue())
                .usingElementComparator((one, other) -> Math.abs(one - other) < 0.0001 ? 0 : Double.compare(one, other))
                .containsExactly(low, estimate, high);
    }

    private BigDecimal value(String part) {
        return Objects.requireNonNull(
                find(rows(null), Map.of("part", part, "currency", "EUR")).value());
    }

    private @Nullable BigDecimal bound(String part, String bound) {
        return find(rows(null), Map.of("part", part, "bound", bound)).value();
    }

    private static Row find(List<Row> rows, Map<String, String> labels) {
        return rows.stream()
                .filter(row -> row.labels().entrySet().containsAll(labels.entrySet()))
                .findFirst()
                .orElseThrow();
    }

    private List<Row> rows(@Nullable String by) {
        return answer("money", by);
    }

    private List<Row> answer(String metric, @Nullable String by) {
        var settings = new AnswerSettings(
                ZoneId.of("UTC"), DayOfWeek.MONDAY, Duration.ofSeconds(60), 100, EffectSettings.AS_SHIPPED, BOOKS);
        return Asking.at(Shop.NOW, flow.cells(), flow.people(), items, settings)
                .answer(metric, Optional.empty(), Optional.ofNullable(by))
                .rows();
    }
}
