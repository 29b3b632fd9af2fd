package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.Shop;
import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.people.People;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A year of a million visitors in memory: what that takes, and how long a question to all of them. */
class MillionPeopleTest {
    private static final int VISITORS = 1_000_000;
    private static final int TODAY =
            Math.toIntExact(LocalDate.parse("2024-03-15").toEpochDay());
    private static final Range YEAR = new Range(LocalDate.parse("2023-04-01"), LocalDate.parse("2024-03-15"));

    @Test
    void a_million_visitors_take_less_than_two_hundred_bytes_each_and_are_asked_in_a_moment() {
        var people = new People();
        var random = new Random(7);
        for (int i = 0; i < VISITORS; i++) {
            people.put("visitor-" + Integer.toString(i, 36), VisitorBytes.bytes(history(i, random)));
        }
        System.out.printf(
                "%d visitors, %d customers: %d MB, %d bytes a visitor%n",
                people.visitors(), people.customers(), people.memory() >> 20, people.memory() / people.visitors());
        assertThat(people.memory() / people.visitors()).isLessThan(200);

        var cells = new Cells();
        cells.put(Cell.of("newest.event", "now", "partition", "0"), BigDecimal.valueOf(Shop.NOW.toEpochMilli()));
        Answers answers = Asking.at(Shop.NOW, cells, people);
        Optional<String> whole = Optional.empty();
        Optional<String> channel = Optional.of("channel");
        time(answers, "retention", Map.of("unit", "customer", "basis", "first-purchase", "period", "month"), whole);
        time(answers, "retention", Map.of("refunds", "active", "period", "week"), whole);
        time(answers, "repeat-purchase", Map.of("free_orders", "out"), whole);
        time(answers, "first-purchase-conversion", Map.of("unit", "customer", "period", "week"), whole);
        time(answers, "acquisition", Map.of(), whole);
        for (String metric : List.of(
                "session-conversion",
                "retention",
                "time-to-return",
                "first-purchase-conversion",
                "repeat-purchase",
                "revenue")) {
            time(answers, metric, Map.of("unit", "customer"), channel);
        }
        cells.put(Cell.of("effect.visitors", BusinessDays.text(TODAY), "arm", "control"), BigDecimal.ONE);
        time(answers, "effect", Map.of(), whole);
        Answer bought = answers.answer(
                "repeat-purchase", Optional.of(YEAR), Optional.empty(), new Variant(Map.of("unit", "visitor")));
        assertThat(bought.rows()).singleElement().satisfies(row -> assertThat(row.denominator())
                .isEqualByComparingTo(BigDecimal.valueOf(VISITORS / 3)));
    }

    private static void time(Answers answers, String metric, Map<String, String> options, Optional<String> by) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            assertThat(answers.answer(metric, Optional.of(YEAR), by, new Variant(options))
                            .rows())
                    .isNotEmpty();
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf(
                "%s %s %s: %d ms%n",
                metric, options, by.orElse(""), Duration.ofNanos(best).toMillis());
    }

    /** One to nine active days; every third visitor buys, on one or two of them; most of those are known, a tenth from two browsers. */
    private static VisitorHistory history(int number, Random random) {
        var days = new TreeSet<Integer>();
        int visits = 1 + random.nextInt(1 + random.nextInt(9));
        while (days.size() < visits) {
            days.add(TODAY - random.nextInt(340));
        }
        List<DayMoney> money = new ArrayList<>();
        List<CustomerSince> customers = List.of();
        Integer bought = null;
        if (number % 3 == 1) {
            bought = days.last();
            money.add(new DayMoney(bought, "EUR", BigDecimal.valueOf(4_995, 2), BigDecimal.ZERO, 1, 0, 0, 0));
            int customer = number % 10 == 1 ? number - 3 : number;
            customers = List.of(new CustomerSince("customer-" + customer, bought, at(bought, 60_000)));
        }
        List<Touch> touches = days.stream()
                .filter(day -> day % 2 == 0)
                .map(day -> new Touch(day, at(day, day * 7), "email", day % 3 == 0 ? "spring" : "none"))
                .toList();
        return new VisitorHistory(
                Days.of(days.stream().mapToInt(Integer::intValue).toArray()),
                days.first(),
                bought,
                bought,
                new Earliest(at(days.first(), 70_000_000), number % 2 == 0 ? "treatment" : "control"),
                new Trial(days.first(), null, new Tally(2, 0, 20, 1)),
                false,
                money,
                new Provenance(touches.isEmpty() ? null : touches.get(0), touches, customers));
    }

    private static long at(int day, long millis) {
        return day * VisitorBytes.DAY_MILLIS + millis;
    }
}
