package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is late: whatever the order of arrival, the cells are those of looking at everything at once. */
class AnyOrderTest {
    private static final List<String> CHANNELS = List.of("email", "search", "social");

    private final Shop shop = new Shop();
    private final List<Event> events = new ArrayList<>();
    private final List<ServedList> lists = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_of_arrival_gives_the_cells_of_the_whole_story(long seed) {
        var random = new Random(seed);
        tell(random);
        var arrivals = new ArrayList<Consumer<Flow>>();
        events.forEach(event -> arrivals.add(flow -> flow.verified(event)));
        lists.forEach(list -> arrivals.add(flow -> flow.served(list)));
        sessions.forEach(session -> arrivals.add(flow -> flow.session(session)));
        Collections.shuffle(arrivals, random);

        try (var flow = new Flow()) {
            arrivals.forEach(arrival -> arrival.accept(flow));

            assertThat(flow.values()).isEqualTo(Naive.cells(events, lists, sessions));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void sessions_that_grow_and_are_absorbed_leave_only_what_they_became(long seed) {
        var random = new Random(seed);
        tell(random);
        try (var flow = new Flow()) {
            for (Session session : sessions) {
                String visitor = session.getVisitorId();
                flow.session(Shop.session(visitor, session.getSessionId(), session.getStartedAt(), 0, 0, 0, 0));
                flow.session(Shop.session(visitor, "absorbed", session.getStartedAt(), 1, 1, 1, 1));
                flow.absorbed(visitor, "absorbed");
            }
            events.forEach(flow::verified);
            sessions.forEach(flow::session);
            lists.forEach(flow::served);

            assertThat(flow.values()).isEqualTo(Naive.cells(events, lists, sessions));
        }
    }

    /** Twelve visitors over 40 days: they come, look, click, buy, return goods; one is a bot, some have no consent. */
    private void tell(Random random) {
        for (int v = 0; v < 12; v++) {
            String visitor = "v|" + v;
            for (int visit = 0; visit < 6; visit++) {
                Instant at = ago(random.nextInt(40)).plus(Duration.ofMinutes(random.nextInt(600)));
                visit(visitor, visit, at, random);
            }
        }
        events.add(shop.byBot("v|3", ago(9)));
        events.add(shop.purchase(null, ago(4), line("dress", 2, "10.00", null)));
        events.add(shop.refund(null, ago(3), line("dress", 1, "10.00", null)));
    }

    private void visit(String visitor, int visit, Instant at, Random random) {
        String list = "r-" + visitor + visit;
        events.add(
                random.nextBoolean()
                        ? shop.view(visitor, at)
                        : shop.viewFrom(CHANNELS.get(random.nextInt(3)), visitor, at));
        int views = random.nextInt(2);
        int carts = random.nextInt(2);
        int purchases = random.nextInt(3) == 0 ? 1 : 0;
        sessions.add(Shop.session(visitor, "s-" + visit, at, views, carts, purchases, purchases));
        if (random.nextBoolean()) {
            String arm = random.nextBoolean() ? "treatment" : "control";
            String placement = random.nextBoolean() ? "home" : "basket";
            lists.add(Shop.served(visitor, at, list, arm, placement, List.of("item-0", "a", "b", "a")));
        }
        events.add(shop.seen(visitor, at, list, 0, random.nextInt(6)));
        if (random.nextBoolean()) {
            events.add(shop.click(visitor, at, list, random.nextInt(5)));
            events.add(shop.click(visitor, at, list, 1));
        }
        if (carts > 0) {
            events.add(shop.cart(random.nextBoolean() ? "a" : "c", visitor, at, list));
        }
        if (purchases > 0) {
            String price = random.nextInt(4) == 0 ? null : "19.9" + random.nextInt(10);
            events.add(
                    shop.purchase(visitor, at, line("a", 1 + random.nextInt(3), price, list), line("b", 1, "5", null)));
            if (random.nextBoolean()) {
                String found = random.nextBoolean() ? "a" : "c";
                Instant later = at.plus(Duration.ofDays(5));
                events.add(shop.refund(visitor, later, line(found, 2, "5", list), line("b", 1, "5", null)));
            }
        }
    }
}
