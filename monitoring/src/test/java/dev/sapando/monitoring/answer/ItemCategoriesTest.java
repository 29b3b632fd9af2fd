package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ItemCategoriesTest {
    private final ItemCategories items = new ItemCategories();

    @Test
    void the_last_word_on_an_item_counts_and_none_is_said_of_one_that_is_gone() {
        items.put("coat-red", "coat");
        items.put("coat-red", "jacket");
        items.put("hat", "scarf");
        items.put("hat", null);
        items.put("bag", " ");

        assertThat(items.of("coat-red")).isEqualTo("jacket");
        assertThat(items.of("hat")).isEqualTo("none");
        assertThat(items.of("bag")).isEqualTo("none");
        assertThat(items.of("never-told")).isEqualTo("none");
    }

    /** What was deleted while nobody read must not come back with the others. */
    @Test
    void until_all_are_read_again_there_is_no_answer_and_nothing_is_left_of_before() {
        items.put("coat-red", "coat");
        items.startOver();
        assertThatThrownBy(items::requireAll).isInstanceOf(ItemCategories.StillReading.class);

        items.complete();
        assertThatCode(items::requireAll).doesNotThrowAnyException();
        assertThat(items.of("coat-red")).isEqualTo("none");
    }
}
