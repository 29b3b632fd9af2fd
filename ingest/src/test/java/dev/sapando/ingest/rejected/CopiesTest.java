package dev.sapando.ingest.rejected;

import static dev.sapando.ingest.testing.Shop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Violation REFUSED = new Violation("price_negative", "lines[0].unitPrice", "…");

    private final Copies copies = new Copies(WINDOW);

    @Test
    void what_comes_again_within_the_window_is_a_copy() {
        assertThat(copies.isOne(letter("a:1", NOW))).isFalse();
        assertThat(copies.isOne(letter("a:1", NOW.plus(WINDOW)))).isTrue();
        assertThat(copies.isOne(letter("a:2", NOW)))
                .as("the second of its like")
                .isFalse();
        assertThat(copies.isOne(letter("b:1", NOW))).isFalse();
        assertThat(copies.many()).isOne();
    }

    @Test
    void what_comes_again_later_is_an_element_of_its_own() {
        assertThat(copies.isOne(letter("a:1", NOW))).isFalse();
        Instant later = NOW.plus(WINDOW).plusMillis(1);
        assertThat(copies.isOne(letter("a:1", later))).isFalse();
        assertThat(copies.isOne(letter("a:1", later.plus(WINDOW)))).isTrue();
    }

    @Test
    void a_copy_may_be_read_before_what_it_is_a_copy_of() {
        assertThat(copies.isOne(letter("a:1", NOW.plusSeconds(60)))).isFalse();
        assertThat(copies.isOne(letter("a:1", NOW))).isTrue();
    }

    @Test
    void what_cannot_be_known_again_is_never_a_copy() {
        assertThat(copies.isOne(letter(null, NOW))).isFalse();
        assertThat(copies.isOne(letter(null, NOW))).isFalse();
    }

    private static DeadLetter letter(@Nullable String mark, Instant arrived) {
        return new DeadLetter(0, 0, arrived, new Rejection("collect", REFUSED).event(), Optional.ofNullable(mark));
    }
}
