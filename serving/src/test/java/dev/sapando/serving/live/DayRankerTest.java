package dev.sapando.serving.live;

import static dev.sapando.serving.Shop.TODAY;
import static dev.sapando.serving.Shop.item;
import static dev.sapando.serving.Shop.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.schema.ItemFeatures;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.ranking.ScoredItem;
import dev.sapando.serving.visitors.VisitorSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DayRankerTest {
    private static final int ITEMS = 500;
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);
    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    @Timeout(60)
    void a_day_that_is_being_ranked_holds_up_no_answer_and_has_the_changes_made_meanwhile() {
        state.write(() -> IntStream.range(0, ITEMS).forEach(i -> state.behaviour("i-" + i, views("i-" + i, 1 + i))));
        state.write(() -> state.popularity().rank(TODAY));
        var ranking = CompletableFuture.runAsync(() -> new DayRanker(state, this::pauseOnce).rank(TOMORROW));
        await(inTheMiddle);

        var answer = CompletableFuture.supplyAsync(() -> state.read(() -> best(TODAY, 1)));
        assertThat(answer.join()).containsExactly("i-" + (ITEMS - 1));
        // Some of them ranked already, some not yet; and one that nobody knew.
        IntStream.range(0, ITEMS)
                .filter(i -> i % 3 == 0)
                .forEach(i ->
                        state.write(() -> state.behaviour("i-" + i, i % 2 == 0 ? null : views("i-" + i, 2_000 - i))));
        state.write(() -> state.item("i-1", item("i-1", "red")));
        state.write(() -> state.behaviour("new", views("new", 5_000)));
        assertThat(state.read(() -> state.popularity().isRanked(TOMORROW))).isFalse();
        goOn.countDown();
        ranking.join();

        List<String> gradually = state.read(() -> best(TOMORROW, 2 * ITEMS));
        assertThat(gradually).startsWith("new", "i-3").doesNotContain("i-0", "i-6");
        assertThat(gradually).isEqualTo(state.read(() -> bestAnew(TOMORROW)));
        assertThat(state.read(() -> ids(state.popularity().on(TOMORROW).bestOf("red", 5, any -> true))))
                .containsExactly("i-1");
    }

    @Test
    void a_ranking_that_fails_is_forgotten_and_can_be_made_again() {
        state.write(() -> state.behaviour("coat", views("coat", 1)));
        var failing = new DayRanker(state, () -> {
            throw new IllegalStateException("out of memory");
        });

        assertThatThrownBy(() -> failing.rank(TODAY)).hasMessage("out of memory");
        assertThat(state.read(() -> state.popularity().isRanked(TODAY))).isFalse();

        new DayRanker(state).rank(TODAY);
        assertThat(state.read(() -> best(TODAY, 1))).containsExactly("coat");
    }

    private void pauseOnce() {
        inTheMiddle.countDown();
        await(goOn);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> best(LocalDate day, int n) {
        return ids(state.popularity().on(day).best(n, any -> true));
    }

    /** The same out of every item's score, without any ranking. */
    private List<String> bestAnew(LocalDate day) {
        List<String> all = IntStream.range(0, ITEMS).mapToObj(i -> "i-" + i).collect(Collectors.toList());
        all.add("new");
        return ids(state.popularity().among(all, Optional.empty(), 2 * ITEMS, any -> true, day));
    }

    private static List<String> ids(List<ScoredItem> items) {
        return items.stream().map(ScoredItem::itemId).toList();
    }

    private static ItemFeatures views(String item, int views) {
        return seen(item, TODAY, views, 0, 0);
    }
}
