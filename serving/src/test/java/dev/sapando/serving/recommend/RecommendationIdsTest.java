package dev.sapando.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.serving.Shop;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendationIdsTest {
    @Test
    void ids_of_one_millisecond_differ_and_all_have_sixteen_characters() {
        RecommendationIds ids = new RecommendationIds(InstantSource.fixed(Shop.NOW), new Random(1));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(100_000).allMatch(id -> id.matches("[0-9a-z]{16}"));
    }

    @Test
    void a_later_list_has_a_greater_id() {
        String earlier = new RecommendationIds(InstantSource.fixed(Shop.NOW), new Random(1)).next();
        String later = new RecommendationIds(InstantSource.fixed(Shop.at(1)), new Random(2)).next();

        assertThat(later).isGreaterThan(earlier);
    }
}
