package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sales by item are revenue, told item by item. */
class SalesTest {
    private static final List<String> CURRENCIES = List.of("EUR", "CHF");

    private final Shop shop = new Shop();

    /** With a short horizon, where the order of arrival matters: both forget the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void of_every_day_and_currency_the_items_add_up_to_the_revenue(long seed) {
        var random = new Random(seed);
        List<Event> events = story(random);
        Collections.shuffle(events, random);

        try (var flow = new Flow(31)) {
            for (Event event : events) {
                flow.verified(event);
            }
            assertThat(sums(flow, "sales.gross"))
                    .isEqualTo(sums(flow, "revenue.gross"))
                    .isNotEmpty();
            assertThat(sums(flow, "sales.refunded"))
                    .isEqualTo(sums(flow, "revenue.refunded"))
                    .isNotEmpty();

            for (int v = 0; v < 6; v++) {
                flow.verified(shop.erasure("v|" + v));
            }
            assertThat(flow.stored("visitor-sales")).isZero();
            assertThat(sums(flow, "sales.gross")).isEqualTo(sums(flow, "revenue.gross"));
            assertThat(sums(flow, "sales.refunded")).isEqualTo(sums(flow, "revenue.refunded"));
        }
    }

    @Test
    void a_returned_unit_counts_on_the_day_it_came_back_whether_its_line_has_a_price_or_not() {
        try (var flow = new Flow()) {
            flow.verified(
                    shop.purchase("ana", ago(3), line("coat", 2, "80", null), line("coat", 1, "70", null)),
                    shop.refund("ana", ago(1), line("coat", 1, "80", null), line("hat", 2, null, null)));

            Map<String, BigDecimal> sales = flow.values();
            sales.keySet().removeIf(key -> !key.startsWith("sales."));
            assertThat(sales)
                    .isEqualTo(Map.of(
                            sales("gross", "2024-03-12", "coat"), decimal("230"),
                            sales("refunded", "2024-03-14", "coat"), decimal("80"),
                            sales("units_returned", "2024-03-14", "coat"), decimal("1"),
                            sales("units_returned", "2024-03-14", "hat"), decimal("2")));
        }
    }

    @Test
    void who_is_forgotten_beyond_the_horizon_leaves_what_was_counted_and_nothing_of_what_they_bought() {
        try (var flow = new Flow(31)) {
            flow.verified(shop.purchase("ana", ago(60), line("coat", 1, "80", null)), shop.view("ben", ago(0)));
            flow.waiting(Duration.ofMinutes(2));
            assertThat(flow.stored("visitor-sales")).isZero();

            flow.verified(shop.byBot("ana", ago(1)));
            assertThat(flow.values()).containsEntry(sales("gross", "2024-01-15", "coat"), decimal("80"));
            assertThat(sums(flow, "sales.gross")).isEqualTo(sums(flow, "revenue.gross"));
        }
    }

    @Test
    void an_items_id_is_not_cut_as_other_labels_are() {
        String long1 = "x".repeat(127) + "1";
        String long2 = "x".repeat(127) + "2";
        try (var flow = new Flow()) {
            flow.verified(shop.purchase("ana", ago(1), line(long1, 1, "1", null), line(long2, 1, "2", null)));

            assertThat(flow.values())
                    .containsEntry(sales("gross", "2024-03-14", long1), decimal("1"))
                    .containsEntry(sales("gross", "2024-03-14", long2), decimal("2"));
        }
    }

    /** Six visitors over 90 days, one a bot, some without consent, two currencies. */
    private List<Event> story(Random random) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 120; i++) {
            String visitor = random.nextInt(10) == 0 ? null : "v|" + random.nextInt(6);
            String item = "item|" + random.nextInt(5);
            String price = random.nextInt(5) == 0 ? null : "1" + random.nextInt(10) + ".0001";
            var line = line(item, 1 + random.nextInt(3), price, null);
            Event event = random.nextInt(3) == 0
                    ? shop.refund(visitor, ago(random.nextInt(90)), line)
                    : shop.purchase(visitor, ago(random.nextInt(90)), line, line("hat", 1, "5", null));
            event.setCurrency(CURRENCIES.get(random.nextInt(2)));
            events.add(event);
            events.add(shop.view("v|" + random.nextInt(6), ago(random.nextInt(90))));
        }
        events.add(shop.byBot("v|3", ago(random.nextInt(90))));
        return events;
    }

    private static Map<String, BigDecimal> sums(Flow flow, String metric) {
        var sums = new TreeMap<String, BigDecimal>();
        flow.values().forEach((key, value) -> {
            Cell cell = Cell.ofKey(key);
            if (cell.metric().equals(metric)) {
                sums.merge(cell.period() + " " + cell.labels().get("currency"), value, BigDecimal::add);
            }
        });
        return sums;
    }

    private static String sales(String part, String day, String item) {
        return Cell.of("sales." + part, day, "item", item, "currency", "EUR").key();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(Cell.SCALE);
    }
}
