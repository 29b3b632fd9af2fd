package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** At noon on 15 March 2024. */
class BehindTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    @Test
    void while_a_history_comes_in_it_is_said_how_far_it_has_come() {
        assertThat(warning(Duration.ofDays(3), Duration.ofSeconds(2), 40))
                .contains("history is still being read, and not all of it is in this answer: what arrived last, at"
                        + " 2024-03-15T11:59:58Z, happened at 2024-03-12T12:00:00Z or before");
        assertThat(warning(Duration.ofDays(3), Duration.ofMinutes(1), 0))
                .as("nothing came for a minute: it is over")
                .isEmpty();
    }

    @Test
    void whoever_stood_still_says_what_is_not_read_yet() {
        assertThat(warning(Duration.ofHours(2), Duration.ofHours(2), 7)).hasValueSatisfying(said -> assertThat(said)
                .contains("7 records are not read yet", "at 2024-03-15T10:00:00Z"));
        assertThat(warning(Duration.ofHours(2), Duration.ofHours(2), 0)).isEmpty();
    }

    @Test
    void what_happens_now_and_what_is_as_late_as_a_client_may_be_is_no_reason() {
        assertThat(warning(Duration.ofSeconds(3), Duration.ofSeconds(2), 500)).isEmpty();
        assertThat(warning(Duration.ofMinutes(60), Duration.ofSeconds(0), 500)).isEmpty();
        assertThat(new Behind(Clock.fixed(NOW, ZoneOffset.UTC))
                        .warning(Optional.empty(), Optional.empty(), OptionalDouble.of(9)))
                .isEmpty();
    }

    /** @param happened how long ago the newest event happened, and {@code arrived} it arrived */
    private static Optional<String> warning(Duration happened, Duration arrived, double unread) {
        return new Behind(Clock.fixed(NOW, ZoneOffset.UTC))
                .warning(Optional.of(NOW.minus(happened)), Optional.of(NOW.minus(arrived)), OptionalDouble.of(unread));
    }
}
