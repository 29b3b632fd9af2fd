package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Margin;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens in a small shop that reports in EUR, has a rate for CHF and none for USD, and is asked about money. */
final class MoneyStory implements AutoCloseable {
    static final Assumptions BOOKS = new Assumptions(
            7,
            LocalDate.parse("2024-02-29"),
            "EUR",
            new BigDecimal("0.2"),
            new Margin(new BigDecimal("0.5"), Map.of("coats", new BigDecimal("0.6"))),
            new BigDecimal("3"),
            Map.of("CHF", new BigDecimal("2")));

    final Shop shop = new Shop();
    final Flow flow = new Flow();
    final ItemCategories items = new ItemCategories();
    /** How many values of a label an answer names. */
    int named = 100;

    @Override
    public void close() {
        flow.close();
    }

    void sales() {
        items.put("coat", "coats");
        flow.verified(
                shop.purchase("ana", ago(3), line("coat", 2, "100", null), line("hat", 1, "50", null)),
                shop.refund("ana", ago(1), line("coat", 1, "100", null)),
                in("CHF", shop.purchase("ben", ago(2), line("coat", 1, "10", null))),
                in("USD", shop.purchase("cleo", ago(2), line("hat", 1, "7", null))));
        flow.spent("a", Shop.spend("social", null, LocalDate.parse("2024-03-13"), "30", "EUR"));
        flow.spent("b", Shop.spend("social", null, LocalDate.parse("2024-03-13"), "5", "USD"));
    }

    /**
     * On each of eight days somebody new buys, and who was new the day before buys again. Two order without consent and have no session,
     * and one with a session pays in a currency without a rate.
     */
    void nineDays() {
        nineDays("USD");
    }

    /** @param currency in which that one pays */
    void nineDays(String currency) {
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
        flow.verified(
                shop.purchase(null, ago(7), line("hat", 1, "100", null)),
                shop.purchase(null, ago(5), line("hat", 1, "105", null)),
                in(currency, shop.purchase("far", ago(4), line("hat", 1, "1000", null))));
        session("far", 4, 1);
        flow.verified(shop.view("v7", ago(0)));
    }

    void session(String visitor, int ago, int purchases) {
        flow.session(Shop.session(visitor, "s" + ago, ago(ago), 1, 0, 0, purchases));
    }

    static Event in(String currency, Event event) {
        event.setCurrency(currency);
        return event;
    }

    /** 600 visitors who had their first list in these days, and what they paid in one currency. */
    void arm(String arm, String currency, long sum, long squares) {
        arm(arm, currency, sum, squares, ago(9));
    }

    /** @param first when they had it */
    void arm(String arm, String currency, long sum, long squares, Instant first) {
        String day = first.toString().substring(0, 10);
        put(day, "effect.visitors", 600, "arm", arm);
        String[] labels = {"arm", arm, "measure", "revenue_per_visitor", "currency", currency, "sum", "numerator"};
        put(day, "effect.sums", sum, labels);
        labels[labels.length - 1] = "numerator_squared";
        put(day, "effect.sums", squares * 10_000, labels);
    }

    private void put(String day, String metric, long value, String... labels) {
        flow.cells().put(Cell.of(metric, day, labels), BigDecimal.valueOf(value));
    }

    BigDecimal value(String part) {
        return Objects.requireNonNull(
                find(rows(null), Map.of("part", part, "currency", "EUR")).value());
    }

    @Nullable
    BigDecimal bound(String part, String bound) {
        return find(rows(null), Map.of("part", part, "bound", bound)).value();
    }

    static Row find(List<Row> rows, Map<String, String> labels) {
        return rows.stream()
                .filter(row -> row.labels().entrySet().containsAll(labels.entrySet()))
                .findFirst()
                .orElseThrow();
    }

    List<Row> rows(@Nullable String by) {
        return answer("money", by);
    }

    List<Row> answer(String metric, @Nullable String by) {
        return asked(metric, by).rows();
    }

    Answer asked(String metric, @Nullable String by) {
        return asked(metric, Optional.empty(), by);
    }

    Answer asked(String metric, Optional<Range> range, @Nullable String by) {
        var settings = new AnswerSettings(
                ZoneId.of("UTC"), DayOfWeek.MONDAY, Duration.ofSeconds(60), named, EffectSettings.AS_SHIPPED, BOOKS);
        return Asking.at(Shop.NOW, flow.cells(), flow.people(), items, settings)
                .answer(metric, range, Optional.ofNullable(by));
    }

    List<String> leftOut() {
        return rows(null).stream()
                .filter(row -> row.labels().containsValue("left_out"))
                .map(row -> row.labels().get("of") + " " + row.labels().get("currency") + " " + row.value())
                .toList();
    }

    void assertBounds(String part, double low, double estimate, double high) {
        assertThat(List.of("low", "estimate", "high"))
                .as(part)
                .extracting(bound -> Objects.requireNonNull(bound(part, bound)).doubleValue())
                .usingElementComparator((one, other) -> Math.abs(one - other) < 0.0001 ? 0 : Double.compare(one, other))
                .containsExactly(low, estimate, high);
    }
}
