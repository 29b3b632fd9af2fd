package dev.sapando.serving.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.serving.ranking.ScoredItem;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmisKnnTest {
    private static final long NOON = 1_709_294_400_000L;

    @Test
    void every_ranking_is_that_of_the_algorithm_done_word_by_word() {
        for (int seed = 0; seed < 40; seed++) {
            VmisSettings settings = new VmisSettings(3 + seed, 1 + seed / 2, 1 + seed % 9, 100, 1_000);
            RandomShop shop = new RandomShop(seed, 30);
            NeighbourIndex index = new NeighbourIndex(settings);
            VmisKnn fast = new VmisKnn(index, settings);
            for (int i = 0; i < 300; i++) {
                shop.step(index);
                if (i % 10 == 9) {
                    List<String> evolving = shop.evolving();
                    String own = shop.anySession();
                    assertThat(ids(fast.recommend(evolving, own, 10, item -> true)))
                            .as("seed %d, step %d, %s", seed, i, evolving)
                            .isEqualTo(new NaiveVmis(shop.sessions, settings).ranking(evolving, own, 10));
                }
            }
        }
    }

    @Test
    void an_index_that_followed_every_change_answers_like_one_built_from_what_is_left() {
        VmisSettings settings = new VmisSettings(20, 5, 9, 100, 1_000);
        for (int seed = 100; seed < 120; seed++) {
            RandomShop shop = new RandomShop(seed, 40);
            NeighbourIndex followed = new NeighbourIndex(settings);
            for (int i = 0; i < 2_000; i++) {
                shop.step(followed);
            }
            NeighbourIndex built = shop.fromScratch(settings);
            assertThat(followed.sessions()).isEqualTo(built.sessions());
            assertThat(followed.items()).isEqualTo(built.items());
            for (int i = 0; i < 50; i++) {
                List<String> evolving = shop.evolving();
                assertThat(new VmisKnn(followed, settings).recommend(evolving, "", 20, item -> true))
                        .isEqualTo(new VmisKnn(built, settings).recommend(evolving, "", 20, item -> true));
            }
        }
    }

    @Test
    void what_is_recommended_for_an_item_was_seen_together_with_it() {
        NeighbourIndex index = new NeighbourIndex(VmisSettings.DEFAULT);
        index.put("ana|1", NOON, List.of("red-coat", "red-scarf"));
        index.put("bo|1", NOON + 1, List.of("red-coat", "red-gloves", "red-scarf"));
        index.put("cleo|1", NOON + 2, List.of("blue-jeans", "blue-shirt"));

        assertThat(ids(recommend(index, "red-coat"))).containsExactlyInAnyOrder("red-scarf", "red-gloves", "red-coat");
        assertThat(ids(recommend(index, "blue-jeans"))).containsExactlyInAnyOrder("blue-shirt", "blue-jeans");
        assertThat(recommend(index, "never-seen")).isEmpty();
    }

    @Test
    void a_session_is_not_its_own_neighbour() {
        NeighbourIndex index = new NeighbourIndex(VmisSettings.DEFAULT);
        index.put("ana|1", NOON, List.of("red-coat", "red-scarf"));

        assertThat(new VmisKnn(index, VmisSettings.DEFAULT).recommend(List.of("red-coat"), "ana|1", 5, item -> true))
                .isEmpty();
    }

    private static List<ScoredItem> recommend(NeighbourIndex index, String item) {
        return new VmisKnn(index, VmisSettings.DEFAULT).recommend(List.of(item), "", 5, any -> true);
    }

    private static List<String> ids(List<ScoredItem> items) {
        return items.stream().map(ScoredItem::itemId).toList();
    }
}
