package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What single happenings do to the numbers. */
class StoriesTest {
    private final Shop shop = new Shop();
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void an_earlier_event_moves_its_visitor_to_an_earlier_cohort() {
        flow.verified(shop.view("ana", ago(3)), shop.view("ana", ago(1)));
        assertThat(flow.values())
                .containsEntry(Cell.of("retention", "2024-03-12+2").key(), decimal("1"));

        flow.verified(shop.view("ana", ago(5)));

        assertThat(retention(flow.values()))
                .isEqualTo(Map.of(
                        Cell.of("retention", "2024-03-10+0").key(), decimal("1"),
                        Cell.of("retention", "2024-03-10+2").key(), decimal("1"),
                        Cell.of("retention", "2024-03-10+4").key(), decimal("1")));
    }

    @Test
    void a_refund_lowers_its_own_day_and_is_no_visit() {
        flow.verified(
                shop.purchase("ana", ago(3), line("dress", 2, "79.90", null), line("scarf", 1, null, null)),
                shop.refund("ana", ago(1), line("dress", 1, "79.90", null)));

        assertThat(flow.values())
                .containsEntry(revenue("gross", "2024-03-12"), decimal("159.8"))
                .containsEntry(revenue("orders", "2024-03-12"), decimal("1"))
                .containsEntry(revenue("lines_without_price", "2024-03-12"), decimal("1"))
                .containsEntry(revenue("refunded", "2024-03-14"), decimal("79.9"))
                .doesNotContainKey(Cell.of("visitors", "2024-03-14", "channel", "none", "arm", "none")
                        .key());
    }

    @Test
    void an_order_told_in_two_events_is_one() {
        Event more = shop.purchase("ana", ago(1), line("scarf", 1, "5", null));
        more.setFlags(List.of("same_order"));
        flow.verified(shop.purchase("ana", ago(1), line("dress", 1, "10", null)), more);

        String[] labels = {"currency", "EUR", "arm", "none"};
        assertThat(flow.values())
                .containsEntry(Cell.of("revenue.orders", "2024-03-14", labels).key(), decimal("1"))
                .containsEntry(Cell.of("revenue.gross", "2024-03-14", labels).key(), decimal("15"));
    }

    @Test
    void without_consent_there_is_revenue_and_nothing_else() {
        flow.verified(shop.purchase(null, ago(1), line("dress", 1, "10", null)));

        assertThat(flow.values())
                .isEqualTo(Map.of(
                        revenue("gross", "2024-03-14"),
                        decimal("10"),
                        revenue("orders", "2024-03-14"),
                        decimal("1"),
                        Cell.of("sales.gross", "2024-03-14", "item", "dress", "currency", "EUR")
                                .key(),
                        decimal("10")));
    }

    @Test
    void a_visitor_found_to_be_a_bot_leaves_every_number_but_the_bots() {
        flow.served(Shop.served("crawler", ago(2), "r-1", "treatment", 3))
                .session(Shop.session("crawler", "s-1", ago(2), 1, 0, 0, 0))
                .verified(
                        shop.seen("crawler", ago(2), "r-1", 0, 1, 2),
                        shop.purchase("crawler", ago(2), line("dress", 1, "10", null)));
        assertThat(flow.values()).hasSizeGreaterThan(10);

        flow.verified(shop.byBot("crawler", ago(1)));

        assertThat(flow.values())
                .isEqualTo(Map.of(
                        Cell.of("bots.visitors", "2024-03-13").key(), decimal("1"),
                        Cell.of("bots.visitors", "2024-03-14").key(), decimal("1"),
                        Cell.of("bots.sessions", "2024-03-13").key(), decimal("1"),
                        Cell.of("bots.events", "2024-03-14").key(), decimal("1")));
    }

    @Test
    void clicks_wait_for_the_list_they_belong_to() {
        flow.verified(
                shop.seen("ana", ago(1), "r-1", 0, 1, 7),
                shop.click("ana", ago(1), "r-1", 1),
                shop.click("ana", ago(1), "r-1", 1),
                shop.purchase("ana", ago(1), line("dress", 2, "10", "r-1")));
        assertThat(flow.values().keySet()).noneMatch(key -> key.startsWith("recommendations"));

        flow.served(Shop.served("ana", ago(1), "r-1", "control", 5));

        assertThat(flow.values())
                .containsEntry(recommendations("served"), decimal("5"))
                .containsEntry(recommendations("seen"), decimal("2"))
                .containsEntry(recommendations("clicked"), decimal("1"))
                .containsEntry(recommendations("bought"), decimal("2"));
    }

    @Test
    void sessions_follow_their_visitor_into_the_arm_that_is_learnt_later() {
        flow.session(Shop.session("ana", "s-1", ago(2), 3, 0, 1, 1));
        flow.served(Shop.served("ana", ago(1), "r-2", "control", 5));
        flow.served(Shop.served("ana", ago(3), "r-1", "treatment", 5));

        String[] labels = {"channel", "email", "platform", "mobile", "arm", "treatment", "visitor", "new"};
        assertThat(flow.values())
                .containsEntry(Cell.of("sessions", "2024-03-13", labels).key(), decimal("1"))
                .containsEntry(
                        Cell.of("sessions.purchase_without_cart", "2024-03-13", labels)
                                .key(),
                        decimal("1"));
        assertThat(flow.values().keySet()).noneMatch(key -> key.startsWith("sessions") && !key.contains("treatment"));
    }

    @Test
    void what_lies_beyond_the_horizon_stays_counted_and_is_no_longer_corrected() {
        try (var short31 = new Flow(31)) {
            short31.verified(shop.view("ana", ago(40)), shop.view("ana", ago(1)), shop.view("ana", ago(39)));

            assertThat(short31.values())
                    .containsEntry(Cell.of("retention", "2024-02-04+0").key(), decimal("1"))
                    .containsEntry(
                            Cell.of("events.beyond_horizon", "2024-02-05").key(), decimal("1"))
                    .containsEntry(
                            Cell.of("visitors", "2024-03-14", "channel", "none", "arm", "none")
                                    .key(),
                            decimal("1"));
        }
    }

    @Test
    void the_newest_event_is_told_by_event_time_and_by_arrival() {
        flow.verified(shop.view("ana", ago(1)), shop.view("ben", ago(4)));

        assertThat(flow.cells().asOf()).contains(ago(1));
        assertThat(flow.cells().newestArrival()).contains(Shop.NOW);
    }

    @Test
    void after_a_day_sessions_and_lists_beyond_the_horizon_are_forgotten_and_stay_counted() {
        flow.served(Shop.served("ana", ago(500), "r-1", "treatment", 5))
                .session(Shop.session("ana", "s-1", ago(500), 1, 0, 0, 0))
                .verified(shop.view("ana", ago(0)));
        Map<String, BigDecimal> before = flow.values();

        flow.waiting(Duration.ofHours(25)).absorbed("ana", "s-1");

        assertThat(flow.values()).isEqualTo(before);
    }

    @Test
    void what_says_it_happened_at_an_impossible_time_is_skipped_and_stops_nothing() {
        List<Instant> impossible = List.of(
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.parse("0000-12-31T23:59:59.999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"));
        for (Instant at : impossible) {
            flow.verified(shop.view("ana", at))
                    .served(Shop.served("ana", at, "r-0", "treatment", 5))
                    .session(Shop.session("ana", "s-0", at, 1, 0, 0, 0));
        }
        assertThat(flow.values()).isEmpty();

        flow.verified(shop.view("ana", ago(1))).session(Shop.session("ana", "s-1", ago(1), 1, 0, 0, 0));

        assertThat(flow.values())
                .containsEntry(
                        Cell.of("visitors", "2024-03-14", "channel", "none", "arm", "none")
                                .key(),
                        decimal("1"));
        assertThat(flow.cells().asOf()).contains(ago(1));
        assertThat(flow.skipped(Topics.EVENTS_VERIFIED)).isEqualTo(5);
        assertThat(flow.skipped(Topics.RECOMMENDATIONS_SERVED)).isEqualTo(5);
        assertThat(flow.skipped(Topics.FEATURES_SESSIONS)).isEqualTo(5);
    }

    @Test
    void what_was_done_with_a_list_that_never_came_is_forgotten_soon_after_the_start_when_beyond_the_horizon() {
        flow.verified(
                shop.seen("ana", ago(500), "made-up-1", 0),
                shop.click("ana", ago(500), "made-up-2", 0),
                shop.cart("ana", ago(500), "made-up-3"),
                shop.purchase("ana", ago(500), line("dress", 1, "10", "made-up-4")),
                shop.click("ana", ago(399), "waiting", 0));
        assertThat(flow.exposures()).isEqualTo(5);

        flow.verified(shop.view("ben", ago(0))).waiting(Duration.ofMinutes(1));

        assertThat(flow.exposures()).isOne();
    }

    private static Map<String, BigDecimal> retention(Map<String, BigDecimal> values) {
        values.keySet().removeIf(key -> !key.startsWith("retention"));
        return values;
    }

    private static String revenue(String part, String day) {
        return Cell.of("revenue." + part, day, "currency", "EUR", "arm", "none").key();
    }

    private static String recommendations(String part) {
        String[] labels = {"arm", "control", "release", "popular-1", "placement", "home"};
        return Cell.of("recommendations." + part, "2024-03-14", labels).key();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(Cell.SCALE);
    }
}
