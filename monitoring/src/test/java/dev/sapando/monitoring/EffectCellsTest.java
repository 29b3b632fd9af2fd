package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static dev.sapando.monitoring.Shop.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor adds to the experiment, as the story of the visitor becomes known. */
class EffectCellsTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void in_any_order_of_arrival_the_sums_are_those_of_looking_at_all_visitors_at_once(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<Event>();
        var lists = new ArrayList<ServedList>();
        var sessions = new ArrayList<Session>();
        for (int v = 0; v < 15; v++) {
            tell("v-" + v, random, events, lists, sessions);
        }
        events.add(shop.byBot("v-3", ago(9)));
        var arrivals = new ArrayList<Consumer<Flow>>();
        events.forEach(event -> arrivals.add(flow -> flow.verified(event)));
        lists.forEach(list -> arrivals.add(flow -> flow.served(list)));
        sessions.forEach(session -> arrivals.add(flow -> flow.session(session)));
        Collections.shuffle(arrivals, random);

        try (var flow = new Flow()) {
            arrivals.forEach(arrival -> arrival.accept(flow));

            Map<String, BigDecimal> expected = new NaiveEffect(events, lists, sessions).cells();
            assertThat(effect(flow)).isEqualTo(expected).hasSizeGreaterThan(30);
            assertThat(expected.keySet()).anyMatch(key -> key.startsWith("effect.two_arms"));
        }
    }

    @Test
    void a_list_served_before_the_one_thought_first_moves_the_visitor_to_its_day_and_arm() {
        try (var flow = new Flow()) {
            flow.served(served("ana", ago(10), "r-1", "treatment", 4));
            flow.verified(shop.view("ana", ago(20)), shop.seen("ana", ago(20), "r-0", 0, 1));
            flow.session(Shop.session("ana", "s-1", ago(20), 1, 0, 0, 1));
            assertThat(effect(flow)).containsKey(visitors(10, "treatment")).doesNotContainKey(visitors(20, "control"));

            flow.served(served("ana", ago(20), "r-0", "control", 4));

            assertThat(effect(flow))
                    .as("another arm ten days later, when the seven are over, takes nothing back")
                    .containsKey(visitors(20, "control"))
                    .doesNotContainKey(visitors(10, "treatment"))
                    .containsEntry(sum(20, "control", "click_rate", "denominator"), amount("2"))
                    .containsEntry(sum(20, "control", "session_conversion", "product"), amount("1"));
        }
    }

    @Test
    void days_to_return_are_those_until_the_next_visit_and_seven_of_who_has_not_come_by_then() {
        try (var flow = new Flow()) {
            flow.served(served("ana", ago(20), "r-1", "treatment", 4));
            flow.verified(shop.view("ana", ago(20)), shop.view("ana", ago(12)));
            assertThat(effect(flow)).containsEntry(days("numerator"), amount("7"));

            flow.verified(shop.view("ana", ago(15)), shop.refund("ana", ago(19), line("a", 1, "19.99", null)));
            assertThat(effect(flow))
                    .containsEntry(days("numerator"), amount("5"))
                    .containsEntry(days("numerator_squared"), amount("25"));

            flow.verified(shop.view("ana", ago(17)));
            assertThat(effect(flow))
                    .as("an earlier visit that is told of later")
                    .containsEntry(days("numerator"), amount("3"))
                    .containsEntry(days("numerator_squared"), amount("9"));
        }
    }

    @Test
    void a_price_beyond_belief_is_cut_before_it_is_squared() {
        try (var flow = new Flow()) {
            flow.served(served("ana", ago(10), "r-1", "treatment", 4));
            flow.verified(shop.purchase("ana", ago(10), line("coat", 1_000, "99999999999999.9999", null)));

            String measure = "revenue_per_visitor";
            Cell squares =
                    Cell.of("effect.sums", day(10), "arm", "treatment", "measure", measure, "sum", "numerator_squared");
            assertThat(effect(flow))
                    .containsEntry(squares.and("currency", "EUR").key(), amount("1e22"));
        }
    }

    @Test
    void who_is_forgotten_leaves_the_experiment() {
        try (var flow = new Flow()) {
            flow.served(served("ana", ago(10), "r-1", "treatment", 4));
            flow.verified(shop.seen("ana", ago(10), "r-1", 0, 1), shop.click("ana", ago(10), "r-1", 1));
            flow.session(Shop.session("ana", "s-1", ago(10), 1, 0, 0, 1));
            assertThat(effect(flow)).isNotEmpty();

            flow.verified(shop.erasure("ana"));

            assertThat(effect(flow)).isEmpty();
        }
    }

    /** Mostly shown lists of one arm; who is shown both tells nothing, if it was within seven days of the first. */
    private void tell(
            String visitor, Random random, List<Event> events, List<ServedList> lists, List<Session> sessions) {
        String arm = random.nextBoolean() ? "treatment" : "control";
        String other = arm.equals("control") ? "treatment" : "control";
        for (int visit = 0; visit < 7; visit++) {
            Instant at = ago(random.nextInt(25)).plus(Duration.ofMinutes(random.nextInt(600)));
            String list = "r-" + visitor + visit;
            events.add(shop.view(visitor, at));
            int bought = random.nextInt(3) == 0 ? 1 : 0;
            sessions.add(Shop.session(visitor, "s-" + visit, at, 1, bought, bought, bought));
            if (random.nextInt(3) > 0) {
                lists.add(served(visitor, at, list, random.nextInt(5) == 0 ? other : arm, 4));
            }
            events.add(shop.seen(visitor, at, list, 0, random.nextInt(6)));
            if (random.nextBoolean()) {
                events.add(shop.click(visitor, at, list, random.nextInt(5)));
            }
            if (bought > 0) {
                events.add(shop.purchase(visitor, at, line("a", 1 + random.nextInt(3), "19.99", list)));
                if (random.nextBoolean()) {
                    events.add(shop.refund(
                            visitor, at.plus(Duration.ofDays(random.nextInt(5))), line("a", 1, "19.99", null)));
                }
            }
        }
        if (lists.stream().noneMatch(list -> list.getVisitorId().equals(visitor))) {
            lists.add(served(visitor, ago(12), "r-last-" + visitor, arm, 4));
        }
    }

    private static Map<String, BigDecimal> effect(Flow flow) {
        return flow.values().entrySet().stream()
                .filter(cell -> cell.getKey().startsWith("effect."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String visitors(int ago, String arm) {
        return Cell.of("effect.visitors", day(ago), "arm", arm).key();
    }

    private static String sum(int ago, String arm, String measure, String sum) {
        return Cell.of("effect.sums", day(ago), "arm", arm, "measure", measure, "sum", sum)
                .key();
    }

    private static String days(String sum) {
        return sum(20, "treatment", "days_to_return", sum);
    }

    private static String day(int ago) {
        return ago(ago).toString().substring(0, 10);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text).setScale(Cell.SCALE);
    }
}
