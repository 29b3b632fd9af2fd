package dev.sapando.serving.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourIndexTest {
    private static final long NOON = 1_709_294_400_000L;

    private final NeighbourIndex index = new NeighbourIndex(new VmisSettings(500, 100, 9, 3, 2));

    @Test
    void beyond_the_cap_the_oldest_session_goes_and_is_counted() {
        index.put("ana|1", NOON, List.of("coat", "scarf"));
        index.put("bo|1", NOON + 2, List.of("coat", "hat"));
        index.put("cleo|1", NOON + 1, List.of("coat", "jeans"));

        assertThat(index.sessions()).isEqualTo(2);
        assertThat(index.session("ana|1")).isEqualTo(Numbers.NONE);
        assertThat(index.evicted()).isEqualTo(1);
        assertThat(index.item("scarf")).isEqualTo(Numbers.NONE);
    }

    @Test
    void numbers_of_sessions_and_items_that_are_gone_are_given_out_again() {
        index.put("ana|1", NOON, List.of("coat", "scarf"));
        int number = index.session("ana|1");
        index.remove("ana|1");
        index.put("bo|1", NOON, List.of("hat", "jeans"));

        assertThat(index.session("bo|1")).isEqualTo(number);
        assertThat(index.items()).isEqualTo(2);
        assertThat(List.of(index.item("hat"), index.item("jeans"))).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_session_that_grows_moves_forward_in_the_lists_of_all_its_items() {
        index.put("ana|1", NOON, List.of("coat", "scarf"));
        index.put("bo|1", NOON + 1, List.of("coat", "scarf"));
        index.put("ana|1", NOON + 2, List.of("coat", "scarf", "hat"));

        for (String item : List.of("coat", "scarf")) {
            Postings list = index.postings(index.item(item));
            assertThat(IntStream.range(0, list.size()).map(list::at))
                    .containsExactly(index.session("bo|1"), index.session("ana|1"));
        }
    }

    @Test
    void of_a_long_session_the_latest_items_are_kept() {
        index.put("ana|1", NOON, List.of("a", "b", "c", "d", "e"));

        assertThat(index.item("b")).isEqualTo(Numbers.NONE);
        assertThat(index.itemsOf(index.session("ana|1"))).hasSize(3);
    }

    @Test
    void a_session_of_one_item_is_left_out_and_one_that_shrinks_to_it_goes() {
        index.put("ana|1", NOON, List.of("coat"));
        assertThat(index.sessions()).isZero();

        index.put("ana|1", NOON, List.of("coat", "hat"));
        index.put("ana|1", NOON, List.of("hat"));
        assertThat(index.sessions()).isZero();
        assertThat(index.items()).isZero();
    }
}
