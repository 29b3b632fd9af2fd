package dev.sapando.features.items;

import static dev.sapando.features.Shop.NOW;
import static dev.sapando.features.Shop.bought;
import static dev.sapando.features.Shop.byBot;
import static dev.sapando.features.Shop.event;
import static dev.sapando.features.Shop.minute;
import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.features.FeaturesDriver;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final int DAY = 24 * 60;
    private static final String OUTCOMES = "sapando.features.items.events";

    @Test
    void views_and_carts_count_by_event_and_purchases_by_unit() {
        try (var shop = new FeaturesDriver()) {
            Event cart = event("cart", EventType.ADD_TO_CART, minute(1));
            cart.setItemId("dress");
            cart.setQuantity(3);
            shop.send(viewed("dress", 0), viewed("dress", 1), cart, bought(2, "dress", "dress", "coat"));

            assertThat(days(shop, "dress")).containsExactly(new ItemDay(TODAY, 2L, 1L, 4L));
            assertThat(days(shop, "coat")).containsExactly(new ItemDay(TODAY, 0L, 0L, 2L));
        }
    }

    @Test
    void a_late_event_corrects_its_own_day() {
        try (var shop = new FeaturesDriver()) {
            shop.send(viewed("dress", 0), viewed("dress", -3 * DAY), viewed("dress", -3 * DAY + 1));

            assertThat(days(shop, "dress"))
                    .containsExactly(new ItemDay(TODAY.minusDays(3), 2L, 0L, 0L), new ItemDay(TODAY, 1L, 0L, 0L));
        }
    }

    @Test
    void a_day_begins_where_the_shop_is() {
        try (var shop = new FeaturesDriver(ZoneId.of("Asia/Tokyo"))) {
            shop.send(viewed("dress", 6 * 60));

            assertThat(days(shop, "dress")).containsExactly(new ItemDay(TODAY.plusDays(1), 1L, 0L, 0L));
        }
    }

    @Test
    void bots_and_incomplete_events_are_counted_apart() {
        try (var shop = new FeaturesDriver()) {
            Event nothing = viewed("dress", 1);
            nothing.setItemId(null);
            shop.send(byBot(viewed("dress", 0)), nothing, event("empty", EventType.PURCHASE, minute(2)));

            assertThat(shop.items()).isEmpty();
            assertThat(shop.counted(OUTCOMES, "outcome", "bot")).isEqualTo(1);
            assertThat(shop.counted(OUTCOMES, "outcome", "incomplete")).isEqualTo(2);
        }
    }

    @Test
    void only_the_days_that_still_carry_weight_are_kept_whichever_order_they_come_in() {
        List<Event> views = IntStream.range(0, 200)
                .mapToObj(i -> viewed("dress", (i * 37L % 150) * DAY))
                .toList();
        List<ItemDay> expected = expected(views);
        for (int seed = 0; seed < 5; seed++) {
            try (var shop = new FeaturesDriver()) {
                var shuffled = new ArrayList<>(views);
                Collections.shuffle(shuffled, new Random(seed));
                shuffled.forEach(shop::send);

                assertThat(days(shop, "dress")).isEqualTo(expected);
                assertThat(shop.counted("sapando.features.items.days.dropped")).isPositive();
            }
        }
    }

    private static List<ItemDay> expected(List<Event> views) {
        Map<LocalDate, Long> byDay = new TreeMap<>();
        views.forEach(view -> byDay.merge(LocalDate.ofInstant(view.getOccurredAt(), ZoneOffset.UTC), 1L, Long::sum));
        LocalDate oldest = Collections.max(byDay.keySet()).minusDays(59);
        return byDay.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(oldest))
                .map(day -> new ItemDay(day.getKey(), day.getValue(), 0L, 0L))
                .toList();
    }

    private static List<ItemDay> days(FeaturesDriver shop, String itemId) {
        ItemFeatures item = shop.items().get(itemId);
        assertThat(item).as(itemId).isNotNull();
        return item.getDays();
    }
}
