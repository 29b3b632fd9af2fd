package dev.sapando.features.examples;

import static dev.sapando.features.Shop.ANA;
import static dev.sapando.features.Shop.byBot;
import static dev.sapando.features.Shop.event;
import static dev.sapando.features.Shop.minute;
import static dev.sapando.features.examples.Lists.carted;
import static dev.sapando.features.examples.Lists.clicked;
import static dev.sapando.features.examples.Lists.line;
import static dev.sapando.features.examples.Lists.ordered;
import static dev.sapando.features.examples.Lists.saw;
import static dev.sapando.features.examples.Lists.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.features.FeaturesDriver;
import dev.sapando.schema.Event;
import dev.sapando.schema.ExampleItem;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.TrainingExample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final int ORDERS = 200;

    private final FeaturesDriver shop = new FeaturesDriver();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_list_is_an_example_as_soon_as_it_is_served() {
        shop.serve(served("r-1", 0, "dress", "coat"));

        TrainingExample row = example("r-1");
        assertThat(row.getLabelUntil()).isEqualTo(minute(24 * 60));
        assertThat(row.getItems())
                .containsExactly(
                        new ExampleItem("dress", 0.5, "similar", false, 0, 0, 0, 0),
                        new ExampleItem("coat", 0.5, "similar", false, 0, 0, 0, 0));
    }

    @Test
    void what_events_say_of_it_labels_its_items() {
        shop.serve(served("r-1", 0, "dress", "coat", "scarf"));
        shop.send(saw("r-1", 1, 0, 1), clicked("r-1", 2, 1), clicked("r-1", 3, 1), carted("r-1", 4, "coat"));
        shop.send(ordered(EventType.PURCHASE, 5, line("r-1", "coat", 2), line("r-2", "hat", 1)));
        shop.send(ordered(EventType.REFUND, 6, line("r-1", "coat", 1)));

        assertThat(example("r-1").getItems())
                .containsExactly(
                        new ExampleItem("dress", 0.5, "similar", true, 0, 0, 0, 0),
                        new ExampleItem("coat", 0.5, "similar", true, 2, 1, 2, 1),
                        new ExampleItem("scarf", 0.5, "similar", false, 0, 0, 0, 0));
        assertThat(shop.examples()).as("of a list that never came").doesNotContainKey("r-2");
    }

    @Test
    void what_happens_a_day_later_or_was_never_in_the_list_is_no_label() {
        shop.serve(served("r-1", 0, "dress"));
        TrainingExample before = example("r-1");

        shop.send(clicked("r-1", 24 * 60, 0), clicked("r-1", 1, 1), clicked("r-1", 2, -1), carted("r-1", 3, "coat"));
        assertThat(example("r-1")).isEqualTo(before);

        shop.send(clicked("r-1", 24 * 60 - 1, 0));
        assertThat(example("r-1").getItems().get(0).getClicks()).isEqualTo(1);
    }

    @Test
    void whose_list_it_is_says_the_visitor_and_not_the_id_alone() {
        shop.serve(served("r-1", 0, "dress"));
        Event click = clicked("r-1", 1, 0);
        click.setVisitorId("ben");

        shop.send(click);

        assertThat(example("r-1").getItems().get(0).getClicks()).isZero();
    }

    @Test
    void what_a_bot_touched_is_marked() {
        shop.serve(served("r-1", 0, "dress"));
        shop.send(byBot(clicked("r-1", 1, 0)));

        assertThat(example("r-1").getBot()).isTrue();
    }

    @Test
    void the_rows_are_the_same_in_whatever_order_lists_and_events_arrive() {
        shop.serve(served("r-1", 0, "dress", "coat")).serve(served("r-2", 10, "coat"));
        story().forEach(event -> shop.send((Event) event));
        Map<String, TrainingExample> expected = shop.examples();

        List<Object> all = new ArrayList<>(story());
        all.add(served("r-1", 0, "dress", "coat"));
        all.add(served("r-2", 10, "coat"));
        for (int seed = 0; seed < ORDERS; seed++) {
            Collections.shuffle(all, new Random(seed));
            try (var other = new FeaturesDriver()) {
                all.forEach(each -> {
                    if (each instanceof ServedList list) {
                        other.serve(list);
                    } else {
                        other.send((Event) each);
                    }
                });
                assertThat(other.examples()).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void the_same_list_again_is_no_news() {
        shop.serve(served("r-1", 0, "dress"));
        shop.send(saw("r-1", 1, 0));
        TrainingExample before = example("r-1");

        shop.serve(served("r-1", 0, "dress"));

        assertThat(example("r-1")).isEqualTo(before);
    }

    @Test
    void an_erasure_takes_its_visitors_examples_away_and_nobody_elses() {
        shop.serve(served("r-1", 0, "dress")).serve(served("ben", "r-2", minute(0), "dress"));
        shop.send(saw("r-3", 1, 0));

        shop.send(event("erasure:ana", EventType.ERASURE, minute(2)));

        assertThat(shop.examples()).containsOnlyKeys("r-2");
        assertThat(shop.keys(ExampleStores.SUMS)).singleElement().asString().startsWith("ben");
    }

    @Test
    void of_lists_served_before_and_after_an_erasure_those_after_it_stay_in_whatever_order_they_are_read() {
        List<Event> events = List.of(
                saw("before", 1, 0),
                event("erasure:ana", EventType.ERASURE, minute(2)),
                saw("after", 4, 0),
                clicked("after", 5, 0));
        ServedList before = served("before", 0, "dress");
        before.setOffsetsSeen(Map.of("events.verified-0", 1L));
        ServedList after = served("after", 3, "coat");
        after.setOffsetsSeen(Map.of("events.verified-0", 2L));
        for (int first = 0; first <= events.size(); first++) {
            for (int second = 0; second <= events.size(); second++) {
                try (var other = new FeaturesDriver()) {
                    for (int i = 0; i <= events.size(); i++) {
                        if (i == first) {
                            other.serve(before);
                        }
                        if (i == second) {
                            other.serve(after);
                        }
                        if (i < events.size()) {
                            other.send(events.get(i));
                        }
                    }
                    assertThat(other.examples())
                            .as(first + " and " + second)
                            .containsOnlyKeys("after")
                            .hasEntrySatisfying("after", row -> assertThat(row.getItems())
                                    .containsExactly(new ExampleItem("coat", 0.5, "similar", true, 1, 0, 0, 0)));
                }
            }
        }
    }

    @Test
    void what_nothing_was_heard_of_for_a_week_changes_no_more_and_is_let_go_when_its_topic_has() {
        shop.serve(served("r-1", 0, "dress"));
        shop.send(saw("made-up", 0, 0));
        shop.pass(Duration.ofDays(7).plusMillis(1));
        TrainingExample before = example("r-1");

        shop.send(clicked("r-1", 1, 0), clicked("made-up", 1, 0));
        assertThat(example("r-1")).as("too late to change it").isEqualTo(before);
        assertThat(shop.counted("sapando.features.examples.left.out", "reason", "too_late"))
                .isEqualTo(2);
        assertThat(shop.stored(ExampleStores.SUMS))
                .as("an erasure has to know of it")
                .isEqualTo(2);

        shop.pass(Duration.ofDays(2));
        shop.send(event("anything", EventType.PAGE_VIEW, minute(1)));
        shop.pass(Duration.ofMinutes(1));

        assertThat(shop.stored(ExampleStores.SUMS)).isZero();
        assertThat(shop.counted("sapando.features.examples.changes", "change", "dropped"))
                .isEqualTo(2);
    }

    @Test
    void for_a_list_no_more_waits_than_the_setting_says_and_what_is_seen_again_takes_no_room() {
        int most = ExampleSettings.BY_DEFAULT.mostWaiting();
        for (int time = 0; time < most; time++) {
            shop.send(saw("r-1", time, 0));
        }
        for (int click = 0; click < most; click++) {
            shop.send(clicked("r-1", 1, 0));
        }

        shop.serve(served("r-1", 0, "dress"));

        assertThat(example("r-1").getItems().get(0).getClicks()).isEqualTo(most - 1);
        assertThat(shop.counted("sapando.features.examples.left.out", "reason", "too_many_waiting"))
                .isEqualTo(1);
        shop.send(clicked("r-1", 2, 0));
        assertThat(example("r-1").getItems().get(0).getClicks())
                .as("a list that is there needs no room for more")
                .isEqualTo(most);
    }

    @Test
    void of_the_visitor_only_a_hash_remembers_the_erasure() {
        shop.send(event("erasure:ana", EventType.ERASURE, minute(2)));

        assertThat(shop.keys(ExampleStores.ERASED)).singleElement().asString().doesNotContain(ANA);
    }

    private static List<Object> story() {
        return List.of(
                saw("r-1", 1, 0, 1),
                clicked("r-1", 2, 1),
                carted("r-1", 3, "coat"),
                carted("r-2", 12, "coat"),
                clicked("r-1", 24 * 60, 0),
                ordered(EventType.PURCHASE, 15, line("r-1", "coat", 1), line("r-2", "coat", 2)),
                ordered(EventType.REFUND, 600, line("r-2", "coat", 1)));
    }

    private TrainingExample example(String recommendation) {
        return Objects.requireNonNull(shop.examples().get(recommendation), recommendation);
    }
}
