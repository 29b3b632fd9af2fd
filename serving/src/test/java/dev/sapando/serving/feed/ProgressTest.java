package dev.sapando.serving.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long NOON = 1_709_294_400_000L;

    private final Progress progress = new Progress();

    @Test
    void before_the_broker_has_answered_nothing_is_caught_up() {
        progress.position("a", 100);

        assertThat(progress.caughtUpAt()).isEmpty();
        assertThat(progress.complaint()).hasValue("waits for Kafka");
    }

    @Test
    void the_state_is_as_fresh_as_the_last_question_whose_answer_was_reached() {
        progress.ends(Map.of("a", 5L, "b", 0L), NOON);
        assertThat(progress.lag()).isEqualTo(5);
        assertThat(progress.complaint()).hasValue("5 records behind its start");

        progress.position("a", 5);
        assertThat(progress.caughtUpAt()).hasValue(NOON);
        assertThat(progress.complaint()).isEmpty();

        progress.ends(Map.of("a", 7L, "b", 0L), NOON + 500);
        assertThat(progress.caughtUpAt()).hasValue(NOON);
        assertThat(progress.complaint()).isEmpty();
        progress.position("a", 8);
        assertThat(progress.caughtUpAt()).hasValue(NOON + 500);
    }

    @Test
    void under_steady_traffic_the_goal_does_not_run_away() {
        progress.ends(Map.of("a", 5L), NOON);
        progress.ends(Map.of("a", 50L), NOON + 500);
        progress.position("a", 5);

        assertThat(progress.caughtUpAt()).hasValue(NOON);
    }

    @Test
    void a_failure_is_told_until_all_that_is_there_afterwards_has_been_read() {
        progress.fails("a fault");
        assertThat(progress.complaint()).as("at the start").hasValue("a fault");

        progress.ends(Map.of("a", 5L), NOON);
        progress.position("a", 5);
        assertThat(progress.complaint()).isEmpty();
        assertThat(progress.warning()).isEmpty();

        progress.fails("another fault");
        progress.position("a", 5);
        assertThat(progress.complaint()).isEmpty();
        assertThat(progress.warning()).hasValue("another fault");
        progress.ends(Map.of("a", 6L), NOON + 500);
        assertThat(progress.warning()).hasValue("another fault");
        progress.position("a", 6);
        assertThat(progress.warning()).isEmpty();
        assertThat(progress.caughtUpAt()).hasValue(NOON + 500);
    }
}
