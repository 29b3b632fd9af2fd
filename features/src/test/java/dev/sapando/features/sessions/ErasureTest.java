package dev.sapando.features.sessions;

import static dev.sapando.features.Shop.bought;
import static dev.sapando.features.Shop.event;
import static dev.sapando.features.Shop.gapId;
import static dev.sapando.features.Shop.inSession;
import static dev.sapando.features.Shop.minute;
import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.features.FeaturesDriver;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final int HISTORIES = 100;

    private final FeaturesDriver shop = new FeaturesDriver();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void all_of_the_visitors_sessions_go_and_nobody_elses() {
        shop.send(viewed("dress", 0), viewed("coat", 100), inSession("s-1", viewed("scarf", 50)));
        shop.send(of("ana|s", viewed("dress", 0)), of("an", viewed("dress", 0)), of("anab", viewed("dress", 0)));

        shop.send(erasure("ana", 120));

        assertThat(shop.sessions().values())
                .extracting(Session::getVisitorId)
                .containsExactlyInAnyOrder("ana|s", "an", "anab");
        assertThat(shop.stored("session-sums")).isEqualTo(3);
        assertThat(shop.stored("session-starts")).isEqualTo(3);
        assertThat(shop.stored("visitor-bounds")).isEqualTo(3);
    }

    @Test
    void an_erasure_is_no_visit_and_a_second_one_changes_nothing() {
        shop.send(erasure("ana", 0), erasure("ana", 1));

        assertThat(shop.sessions()).isEmpty();
        assertThat(shop.stored("visitor-bounds")).isZero();
    }

    @Test
    void who_comes_back_is_new_also_within_the_same_half_hour() {
        shop.send(viewed("dress", 0), erasure("ana", 5), viewed("coat", 10));

        Session back = shop.session("ana", gapId(10));
        assertThat(back.getEvents()).isEqualTo(1);
        assertThat(shop.sessionIds()).containsExactly(gapId(10));
    }

    @Test
    void what_items_were_looked_at_and_bought_stays_a_sum_that_names_nobody() {
        shop.send(viewed("dress", 0), bought(1, "dress"));
        Map<String, ItemFeatures> before = shop.items();

        shop.send(erasure("ana", 2));

        assertThat(shop.items()).isEqualTo(before).containsKey("dress");
    }

    @Test
    void wherever_it_comes_in_a_history_only_what_came_after_it_is_left() {
        Map<String, Session> expected = new HashMap<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            String visitor = "v" + seed;
            List<Event> events = History.shuffled(History.of(seed, visitor), seed);
            int cut = events.size() * (seed % 10) / 10;
            events.subList(0, cut).forEach(shop::send);
            shop.send(erasure(visitor, seed));
            events.subList(cut, events.size()).forEach(shop::send);
            expected.putAll(Recomputed.sessions(events.subList(cut, events.size())));
        }

        assertThat(expected).hasSizeGreaterThan(HISTORIES);
        assertThat(shop.sessions()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(shop.stored("session-sums")).isEqualTo(expected.size());
    }

    private static Event erasure(String visitor, long minutes) {
        return of(visitor, event("erasure:" + visitor + minutes, EventType.ERASURE, minute(minutes)));
    }

    private static Event of(String visitor, Event event) {
        event.setVisitorId(visitor);
        return event;
    }
}
