package dev.sapando.serving.popular;

import static dev.sapando.serving.Shop.TODAY;
import static dev.sapando.serving.Shop.item;
import static dev.sapando.serving.Shop.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.Decay;
import dev.sapando.serving.catalogue.Catalogue;
import dev.sapando.serving.ranking.ScoredItem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopularityTest {
    private final Catalogue catalogue = new Catalogue();
    private final AtomicLong nanos = new AtomicLong();
    private final Popularity popularity = new Popularity(catalogue, nanos::incrementAndGet);

    @Test
    void a_purchase_counts_like_ten_views_and_a_cart_like_three() {
        popularity.put("coat", seen("coat", TODAY, 1, 1, 1));

        assertThat(popularity.score("coat", TODAY)).isEqualTo(14 * (1L << 20));
        assertThat(popularity.score("coat", TODAY.plusDays(7))).isEqualTo(14 * (1L << 19));
        assertThat(popularity.score("coat", TODAY.plusDays(Decay.DAYS))).isZero();
    }

    @Test
    void a_ranked_day_follows_every_change_and_equals_one_ranked_afterwards() {
        popularity.rank(TODAY);
        popularity.put("coat", seen("coat", TODAY, 5, 0, 0));
        popularity.put("hat", seen("hat", TODAY, 5, 0, 0));
        popularity.put("belt", seen("belt", TODAY, 9, 0, 0));
        popularity.put("coat", seen("coat", TODAY, 6, 1, 0));
        popularity.put("belt", null);
        categorise("hat", "summer");
        categorise("hat", "winter");
        categorise("coat", "winter");

        assertThat(ids(popularity.on(TODAY).best(5, any -> true))).containsExactly("coat", "hat");
        assertThat(ids(popularity.on(TODAY).bestOf("winter", 5, any -> true))).containsExactly("coat", "hat");
        assertThat(popularity.on(TODAY).bestOf("summer", 5, any -> true)).isEmpty();
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        popularity.rank(TODAY.plusDays(1));
        assertThat(popularity.isRanked(TODAY)).isFalse();
        assertThat(ids(popularity.on(TODAY).bestOf("winter", 5, any -> true))).containsExactly("coat", "hat");
    }

    @Test
    void a_history_of_thirty_days_asked_for_in_any_order_ranks_each_of_them_once() {
        for (int ago = 0; ago < 30; ago++) {
            popularity.rank(TODAY.minusDays(ago));
        }

        assertThat(IntStream.range(0, 30)).allMatch(ago -> popularity.isRanked(TODAY.minusDays(ago)));
    }

    @Test
    void the_day_that_is_asked_for_stays_ranked_whatever_other_days_are() {
        popularity.rank(TODAY);
        for (int ago = 1; ago <= 100; ago++) {
            popularity.rank(TODAY.minusDays(ago));
            assertThat(popularity.isRanked(TODAY)).isTrue();
        }

        assertThat(popularity.isRanked(TODAY.minusDays(61))).isFalse();
        assertThat(popularity.isRanked(TODAY.minusDays(62))).isTrue();
    }

    @Test
    void a_day_that_nobody_asks_for_any_more_goes_with_the_next_one() {
        popularity.rank(TODAY);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(24));
        popularity.rank(TODAY.plusDays(1));

        assertThat(popularity.isRanked(TODAY)).isFalse();
        assertThat(popularity.isRanked(TODAY.plusDays(1))).isTrue();
    }

    @Test
    void yesterdays_favourite_loses_to_what_is_bought_today() {
        popularity.put("coat", seen("coat", TODAY.minusDays(20), 30, 0, 0));
        popularity.put("hat", seen("hat", TODAY, 0, 0, 1));
        popularity.rank(TODAY);
        popularity.rank(TODAY.minusDays(20));

        assertThat(ids(popularity.on(TODAY).best(1, any -> true))).containsExactly("hat");
        assertThat(ids(popularity.on(TODAY.minusDays(20)).best(1, any -> true))).containsExactly("coat");
    }

    @Test
    void equally_popular_items_come_in_order_of_their_ids_and_candidates_likewise() {
        for (String item : List.of("c", "a", "b")) {
            popularity.put(item, seen(item, TODAY, 1, 0, 0));
        }
        popularity.rank(TODAY);

        assertThat(ids(popularity.on(TODAY).best(2, any -> true))).containsExactly("a", "b");
        assertThat(ids(popularity.among(List.of("c", "b", "z"), Optional.empty(), 5, any -> true, TODAY)))
                .containsExactly("b", "c");
    }

    private void categorise(String itemId, String category) {
        popularity.change(itemId, () -> catalogue.put(itemId, item(itemId, category)));
    }

    private static List<String> ids(List<ScoredItem> items) {
        return items.stream().map(ScoredItem::itemId).toList();
    }
}
