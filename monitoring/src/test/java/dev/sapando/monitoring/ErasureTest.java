package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static dev.sapando.monitoring.Shop.served;
import static dev.sapando.monitoring.Shop.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.people.People;
import dev.sapando.schema.ServedList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an erased visitor added to the numbers is taken back to the last cell, and nobody else's. */
class ErasureTest {
    private static final List<String> STORES =
            List.of("visitor-histories", "visitor-sessions", "visitor-exposures", "visitor-sales");

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void the_numbers_are_those_of_a_shop_in_which_the_visitor_never_was() {
        liveThrough("ben", flow);
        Map<String, ?> without = flow.values();

        liveThrough("ana", flow);
        assertThat(flow.values()).isNotEqualTo(without);
        flow.verified(shop.erasure("ana"));

        assertThat(flow.values()).isEqualTo(without);
    }

    @Test
    void nothing_of_them_is_kept() {
        liveThrough("ana", flow);
        flow.verified(shop.erasure("ana"));

        assertThat(STORES).allSatisfy(store -> assertThat(flow.stored(store)).isZero());
    }

    @Test
    void an_erasure_is_no_visit_and_is_not_the_newest_thing_that_happened() {
        flow.verified(shop.view("ben", ago(30)));
        var asOf = flow.cells().asOf();
        flow.verified(shop.erasure("ana"), shop.erasure("ana"));

        assertThat(flow.stored("visitor-histories")).isEqualTo(1);
        assertThat(flow.cells().asOf()).isEqualTo(asOf);
    }

    @Test
    void an_erasure_at_night_is_no_history_that_comes_in() {
        flow.verified(shop.view("ben", ago(9)), Shop.NOW.minusSeconds(30));
        assertThat(warning()).isPresent();
        flow.verified(shop.erasure("ana"), Shop.NOW.minusSeconds(20));
        assertThat(warning()).isEmpty();
        flow.verified(shop.view("ben", ago(8)), Shop.NOW.minusSeconds(10));
        assertThat(warning()).isPresent();
    }

    private Optional<String> warning() {
        return Asking.at(Shop.NOW, flow.cells(), new People())
                .answer("bots", Optional.empty(), Optional.empty())
                .warning();
    }

    @Test
    void who_comes_back_is_new() {
        flow.verified(shop.view("ana", ago(9)), shop.erasure("ana"), shop.view("ana", ago(0)));

        try (var fresh = new Flow()) {
            fresh.verified(shop.view("ana", ago(0)));
            assertThat(flow.values()).isEqualTo(fresh.values());
        }
    }

    @Test
    void a_list_of_before_that_is_read_only_now_does_not_bring_the_visitor_back() {
        flow.verified(shop.view("ana", ago(1)), shop.erasure("ana"));
        flow.servedBefore(served("ana", ago(1), "r-1", "treatment", 4), Duration.ofMinutes(1));

        assertThat(flow.values()).isEmpty();
        assertThat(STORES).allSatisfy(store -> assertThat(flow.stored(store)).isZero());
    }

    /** By what its maker had read, and not by the clocks: it stood in a queue while the erasure went by. */
    @Test
    void a_list_made_without_knowing_of_the_erasure_is_of_before_whenever_it_arrives() {
        flow.verified(shop.view("ana", ago(1)), shop.erasure("ana"));
        flow.served(seeing(1, served("ana", ago(0), "r-1", "treatment", 4)));
        assertThat(flow.values()).isEmpty();

        flow.served(seeing(2, served("ana", ago(0), "r-2", "treatment", 4)));
        assertThat(flow.values()).isNotEmpty();
        assertThat(flow.stored("visitor-histories")).isEqualTo(1);
    }

    @Test
    void a_session_row_of_before_goes_with_the_tombstone_that_follows_it() {
        flow.verified(shop.view("ana", ago(1)), shop.erasure("ana"));
        flow.session(session("ana", "s-1", ago(1), 1, 1, 0, 0));
        flow.absorbed("ana", "s-1");

        assertThat(flow.values()).isEmpty();
        assertThat(flow.stored("visitor-sessions")).isZero();
    }

    @Test
    void that_somebody_was_erased_is_itself_forgotten_once_no_topic_names_them_any_more() {
        flow.verified(shop.view("ben", ago(0)), shop.erasure("ana"));
        flow.waiting(Duration.ofDays(7));
        assertThat(flow.stored("visitor-erasures")).isEqualTo(1);

        flow.waiting(Duration.ofDays(2));
        assertThat(flow.stored("visitor-erasures")).isZero();
    }

    private static ServedList seeing(long next, ServedList list) {
        list.setOffsetsSeen(Map.of("events.verified-0", next));
        return list;
    }

    private void liveThrough(String visitor, Flow into) {
        String list = "r-" + visitor;
        into.verified(
                shop.viewFrom("email", visitor, ago(9)),
                shop.seen(visitor, ago(9), list, 0, 1, 2),
                shop.click(visitor, ago(9), list, 1),
                shop.cart(visitor, ago(9), list),
                shop.purchase(visitor, ago(5), line("coat", 2, "19.90", list), line("hat", 1, null, null)),
                shop.refund(visitor, ago(2), line("coat", 1, "19.90", null)),
                shop.view(visitor, ago(0)));
        into.served(
                served(visitor, ago(9), list, "treatment", 4), served(visitor, ago(1), "r2" + visitor, "control", 3));
        into.session(session(visitor, "s-1", ago(9), 1, 1, 0, 0)).session(session(visitor, "s|2", ago(5), 0, 0, 1, 1));
    }
}
