package dev.sapando.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.answer.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Persons with known numbers, at noon on Friday 15 March 2024. */
class WhoTheyAreTest {
    private final Flow flow = new Flow();
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void visitors_customers_and_persons_are_counted_apart() {
        var bot = shop.known("c-bot", shop.view("crawler", Shop.ago(3)));
        bot.setFlags(List.of("bot"));
        flow.verified(
                bot,
                shop.known("c-ana", shop.view("phone", Shop.ago(3))),
                shop.known("c-ana", shop.view("laptop", Shop.ago(2))),
                shop.known("c-ben", shop.view("kitchen", Shop.ago(3))),
                shop.known("c-eva", shop.view("kitchen", Shop.ago(1))),
                shop.view("nobody", Shop.ago(1)));
        flow.served(
                Shop.served("phone", Shop.ago(3), "r-1", "control", 2),
                Shop.served("laptop", Shop.ago(2), "r-2", "treatment", 2));

        var found = new TreeMap<String, Long>();
        for (Row row : answer("identity", Map.of())) {
            found.put(
                    row.labels().getOrDefault("part", ""),
                    requireNonNull(row.numerator()).longValueExact());
        }
        assertThat(found)
                .isEqualTo(Map.of(
                        "visitors", 5L, "customers", 4L, "shared_visitors", 1L, "persons", 4L, "of_both_arms", 1L));
        assertThat(answer("effect", Map.of()))
                .as("the experiment says too that two of its visitors are one customer")
                .filteredOn(row -> "both_arms".equals(row.labels().get("part")))
                .extracting(row -> requireNonNull(row.value()).longValueExact())
                .containsExactly(1L);
    }

    @Test
    void where_there_is_no_median_it_says_why() {
        flow.verified(
                shop.view("ana", Shop.ago(5)),
                shop.view("ana", Shop.ago(4)),
                shop.view("ben", Shop.ago(4)),
                shop.view("eva", Shop.ago(0)));

        assertThat(Asking.at(Shop.NOW, flow.cells(), flow.people())
                        .answer("time-to-return", Optional.empty(), Optional.empty())
                        .note())
                .hasValue("No median: fewer than half have come back yet.");
    }

    @Test
    void a_week_or_a_month_that_is_not_over_is_blank_and_one_that_has_not_begun_has_no_row() {
        flow.verified(
                shop.view("ana", Shop.ago(10)),
                shop.view("ana", Shop.ago(4)),
                shop.view("ben", Shop.ago(4)),
                shop.view("ben", Shop.ago(0)));

        assertThat(retention("week"))
                .isEqualTo(List.of(
                        "2024-03-04/2024-03-10 0 1 of 1 is 1.0",
                        "2024-03-04/2024-03-10 1 1 of 1 is null",
                        "2024-03-11/2024-03-17 0 1 of 1 is null"));
        assertThat(retention("month")).isEqualTo(List.of("2024-03-01/2024-03-31 0 2 of 2 is null"));
    }

    private List<String> retention(String period) {
        return answer("retention", Map.of("unit", "customer", "period", period)).stream()
                .map(row -> "%s %s %s of %s is %s"
                        .formatted(
                                row.period(),
                                row.labels().get("distance"),
                                row.numerator(),
                                row.denominator(),
                                row.value() == null ? null : row.value().doubleValue()))
                .toList();
    }

    private List<Row> answer(String metric, Map<String, String> options) {
        Answers answers = Asking.at(Shop.NOW, flow.cells(), flow.people());
        return answers.answer(metric, Optional.empty(), Optional.empty(), new Variant(options))
                .rows();
    }
}
