package dev.sapando.features.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.features.FeaturesDriver;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnyOrderTest {
    private static final int HISTORIES = 200;
    private static final int ORDERS = 3;

    /** All in one shop, so that visitors with nearly the same name have the chance to get in each other's way. */
    @Test
    void two_hundred_histories_in_three_orders_of_arrival_end_in_the_sessions_of_a_plain_recomputation() {
        try (var shop = new FeaturesDriver()) {
            Map<String, Session> expected = new HashMap<>();
            for (int seed = 0; seed < HISTORIES; seed++) {
                for (int order = 0; order < ORDERS; order++) {
                    List<Event> events = History.of(seed, "v" + seed + "|" + order);
                    expected.putAll(Recomputed.sessions(events));
                    History.shuffled(events, order).forEach(shop::send);
                }
            }

            assertThat(expected).hasSizeGreaterThan(HISTORIES * ORDERS * 5);
            assertThat(shop.sessions()).containsExactlyInAnyOrderEntriesOf(expected);
            assertThat(shop.stored("session-sums")).isEqualTo(expected.size());
            assertThat(shop.stored("session-starts")).isEqualTo(expected.size());
            assertThat(shop.counted("sapando.features.sessions.changes", "change", "merged"))
                    .isGreaterThan(HISTORIES);
            assertThat(shop.sessions().values())
                    .anySatisfy(session -> assertThat(session.getItems()).hasSize(100));
        }
    }
}
