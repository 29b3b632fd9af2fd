package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of served lists, by where they were shown and by place in them. */
class PlacesOfListsTest {
    private static final List<String> ITEMS = List.of("coat", "dress", "scarf", "dress");
    private static final ServedList LIST = Shop.served("ana", ago(3), "r-1", "control", "basket", ITEMS);

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void units_of_refunds_that_carry_a_lists_id_are_returned_on_the_day_it_was_served() {
        flow.served(LIST)
                .verified(
                        shop.purchase("ana", ago(2), line("scarf", 3, "10", "r-1"), line("coat", 1, "90", null)),
                        shop.refund("ana", ago(0), line("scarf", 2, null, "r-1"), line("coat", 1, "90", null)));

        assertThat(byPlacement())
                .isEqualTo(Map.of("lists basket", 1, "served basket", 4, "bought basket", 3, "returned basket", 2));
    }

    @Test
    void what_was_taken_counts_at_the_first_place_of_its_item_and_of_no_place_where_the_list_has_none() {
        flow.served(LIST).verified(everything());

        assertThat(byPosition())
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("served 0", 1),
                        Map.entry("served 1", 1),
                        Map.entry("served 2", 1),
                        Map.entry("served 3", 1),
                        Map.entry("seen 0", 1),
                        Map.entry("seen 3", 1),
                        Map.entry("clicked 3", 1),
                        Map.entry("carted 1", 2),
                        Map.entry("carted none", 1),
                        Map.entry("bought 1", 2),
                        Map.entry("bought none", 1),
                        Map.entry("returned 0", 1),
                        Map.entry("returned none", 1))));
    }

    @Test
    void what_was_done_before_the_list_is_known_has_its_places_all_the_same() {
        flow.verified(everything());
        assertThat(byPosition()).isEmpty();
        flow.served(LIST);
        Map<String, Integer> late = byPosition();

        try (var inOrder = new Flow()) {
            inOrder.served(LIST).verified(everything());
            assertThat(flow.values()).isEqualTo(inOrder.values());
        }
        assertThat(late).hasSize(13);
    }

    @Test
    void an_earlier_report_of_a_list_moves_what_was_taken_to_its_own_places() {
        flow.served(LIST).verified(shop.cart("coat", "ana", ago(2), "r-1"), shop.cart("dress", "ana", ago(2), "r-1"));
        flow.served(Shop.served("ana", ago(4), "r-1", "control", "home", List.of("dress")));

        assertThat(byPosition()).isEqualTo(Map.of("served 0", 1, "carted 0", 1, "carted none", 1));
        assertThat(byPlacement()).isEqualTo(Map.of("lists home", 1, "served home", 1, "carted home", 2));
    }

    @Test
    void more_items_than_any_list_has_are_still_counted_whatever_the_order_and_kept_in_bounds() {
        List<Event> carts = new ArrayList<>(IntStream.range(0, 1_200)
                .mapToObj(i -> shop.cart("item-" + i % 1_100, "ana", ago(2), "r-1"))
                .toList());
        carts.add(shop.cart("coat", "ana", ago(2), "r-1"));
        carts.forEach(flow::verified);
        flow.served(LIST);
        assertThat(byPosition()).containsEntry("carted 0", 1).containsEntry("carted none", 1_200);

        Collections.shuffle(carts, new Random(1));
        try (var shuffled = new Flow()) {
            shuffled.served(LIST);
            carts.forEach(shuffled::verified);
            assertThat(shuffled.values()).isEqualTo(flow.values());
        }
    }

    @Test
    void a_bot_and_who_is_forgotten_have_no_places() {
        flow.served(LIST).verified(everything()).verified(shop.byBot("ana", ago(1)));
        assertThat(byPosition()).isEmpty();
        assertThat(byPlacement()).isEmpty();

        flow.served(Shop.served("ben", ago(3), "r-2", "control", 2))
                .verified(shop.cart("item-1", "ben", ago(2), "r-2"))
                .verified(shop.erasure("ben"));
        assertThat(byPosition()).isEmpty();
        assertThat(byPlacement()).isEmpty();
    }

    private Event[] everything() {
        return new Event[] {
            shop.seen("ana", ago(2), "r-1", 0, 3, 4),
            shop.click("ana", ago(2), "r-1", 3),
            shop.cart("dress", "ana", ago(2), "r-1"),
            shop.cart("dress", "ana", ago(1), "r-1"),
            shop.cart("boots", "ana", ago(2), "r-1"),
            shop.purchase("ana", ago(1), line("dress", 2, "10", "r-1"), line("boots", 1, "90", "r-1")),
            shop.refund("ana", ago(0), line("coat", 1, "10", "r-1"), line("boots", 1, "90", "r-1"))
        };
    }

    /** Part and position of every cell of the second family. */
    private Map<String, Integer> byPosition() {
        return cells("recommendations.places.", "position");
    }

    /** Part and placement of every cell of the first. */
    private Map<String, Integer> byPlacement() {
        Map<String, Integer> found = cells("recommendations.", "placement");
        found.keySet().removeIf(part -> part.startsWith("places."));
        return found;
    }

    private Map<String, Integer> cells(String family, String label) {
        var found = new TreeMap<String, Integer>();
        for (Map.Entry<String, BigDecimal> entry : flow.values().entrySet()) {
            Cell cell = Cell.ofKey(entry.getKey());
            if (cell.metric().startsWith(family)) {
                String part = cell.metric().substring(family.length());
                found.merge(
                        part + " " + cell.labels().get(label), entry.getValue().intValueExact(), Integer::sum);
            }
        }
        return found;
    }
}
