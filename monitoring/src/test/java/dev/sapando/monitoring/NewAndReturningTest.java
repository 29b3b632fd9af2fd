package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Variant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is new and who returns, who came from where, and what they pay: now is 2024-03-15. */
class NewAndReturningTest {
    private static final Range DAYS = new Range(LocalDate.parse("2024-03-01"), LocalDate.parse("2024-03-15"));

    private final Flow flow = new Flow();
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void a_session_is_a_new_visitors_until_an_earlier_visit_is_told() {
        flow.verified(shop.view("ana", ago(2)));
        flow.session(Shop.session("ana", "s-1", ago(2), 1, 0, 0, 1));
        assertThat(told("session-conversion", "visitor", Map.of())).containsExactly("2024-03-13 {visitor=new} 1 of 1");

        flow.verified(shop.view("ana", ago(5)));
        assertThat(told("session-conversion", "visitor", Map.of()))
                .containsExactly("2024-03-13 {visitor=returning} 1 of 1");
        assertThat(told("funnel", "visitor", Map.of())).hasSize(6).allMatch(row -> row.contains("visitor=returning"));
    }

    @Test
    void of_those_who_came_on_a_day_it_is_told_how_many_bought() {
        flow.verified(shop.view("ana", ago(2)), shop.view("bea", ago(2)));
        flow.verified(shop.purchase("ana", ago(2), line("dress", 1, "10", null)));
        flow.verified(shop.purchase("ana", ago(2), line("scarf", 1, "5", null)));

        assertThat(told("session-conversion", null, Map.of("unit", "visitor"))).containsExactly("2024-03-13 {} 1 of 2");
        assertThatThrownBy(() -> told("session-conversion", "platform", Map.of("unit", "visitor")))
                .isInstanceOf(Variant.Unusable.class)
                .hasMessageContaining("by=platform");
    }

    @Test
    void what_is_paid_is_split_by_who_had_bought_before_and_what_nobody_is_known_to_pay_stands_apart() {
        flow.verified(shop.purchase("ana", ago(4), line("dress", 1, "10", null)));
        flow.verified(shop.purchase("ana", ago(2), line("dress", 2, "10", null)));
        flow.verified(shop.purchase("bea", ago(2), line("dress", 3, "10", null)), shop.view("cleo", ago(2)));
        flow.verified(shop.purchase(null, ago(2), line("dress", 4, "10", null)));

        assertThat(told("revenue", "customer", Map.of()))
                .contains(
                        "2024-03-11 {currency=EUR, customer=new, part=net} 10",
                        "2024-03-13 {currency=EUR, customer=new, part=net} 30",
                        "2024-03-13 {currency=EUR, customer=new, part=per_visitor} 30 of 2",
                        "2024-03-13 {currency=EUR, customer=returning, part=per_visitor} 20 of 1",
                        "2024-03-13 {currency=EUR, customer=unknown, part=net} 40",
                        "2024-03-13 {currency=EUR, customer=unknown, part=per_visitor} 40 of 0");
        assertThat(told("revenue", null, Map.of())).contains("2024-03-13 {currency=EUR, part=per_visitor} 90 of 3");
    }

    /** A shop in which 60 % come again on the next day, asked half a minute after midnight. */
    @Test
    void a_day_that_has_just_begun_does_not_look_like_one_on_which_nobody_came_back() {
        come("a", 0, 10, 5);
        come("a", 0, 6, 4);
        come("b", 0, 40, 4);
        come("a", 0, 4, 3);
        come("b", 0, 24, 3);
        come("c", 0, 100, 3);
        assertThat(medians()).isEqualTo(List.of("1"));

        flow.verified(shop.view("fresh", Instant.parse("2024-03-13T00:00:30Z")));
        assertThat(medians()).isEqualTo(List.of("1"));
    }

    private void come(String group, int from, int until, int daysAgo) {
        for (int i = from; i < until; i++) {
            flow.verified(shop.view(group + i, ago(daysAgo)));
        }
    }

    private List<String> medians() {
        return Asking.at(Shop.NOW, flow.cells(), flow.people())
                .answer("time-to-return", Optional.of(DAYS), Optional.empty())
                .rows()
                .stream()
                .map(row -> String.valueOf(row.value()))
                .toList();
    }

    private List<String> told(String metric, @Nullable String by, Map<String, String> options) {
        return Asking.at(Shop.NOW, flow.cells(), flow.people())
                .answer(metric, Optional.of(DAYS), Optional.ofNullable(by), new Variant(options))
                .rows()
                .stream()
                .map(row -> row.period() + " " + row.labels() + " " + row.numerator()
                        + (row.denominator() == null ? "" : " of " + row.denominator()))
                .toList();
    }
}
