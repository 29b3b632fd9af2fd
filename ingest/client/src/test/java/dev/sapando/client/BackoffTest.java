package dev.sapando.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30), new Random(5));

    private List<Long> waits(int failures) {
        return IntStream.range(0, 2_000)
                .mapToObj(i -> backoff.afterFailure(failures, Optional.empty()).toMillis())
                .toList();
    }

    @Test
    void each_wait_is_drawn_from_twice_the_span_of_the_one_before_up_to_the_longest() {
        assertSpan(waits(0), 100);
        assertSpan(waits(1), 200);
        assertSpan(waits(5), 3_200);
        assertSpan(waits(9), 30_000);
        assertSpan(waits(10_000), 30_000);
    }

    /** Full jitter: the whole span is used, evenly. */
    private static void assertSpan(List<Long> waits, long bound) {
        assertThat(waits).allMatch(wait -> wait >= 0 && wait <= bound);
        assertThat(waits).anyMatch(wait -> wait < bound / 20).anyMatch(wait -> wait > bound - bound / 20);
        assertThat(waits.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isBetween(bound * 0.45, bound * 0.55);
    }

    @Test
    void what_the_server_asks_for_comes_first_but_no_server_sends_anybody_away_for_good() {
        assertThat(backoff.afterFailure(0, Optional.of(Duration.ofSeconds(2))))
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
        assertThat(backoff.afterFailure(0, Optional.of(Duration.ofDays(9))))
                .isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_100));
    }

    @Test
    void seconds_and_dates_are_both_understood_and_nonsense_is_no_wish() {
        assertThat(RetryAfter.parse(" 7 ", Shop.NOW)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Fri, 01 Mar 2024 09:00:10 GMT", Shop.NOW)).contains(Duration.ofMillis(9_877));
        assertThat(RetryAfter.parse("Fri, 01 Mar 2024 08:00:00 GMT", Shop.NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", Shop.NOW)).isEmpty();
    }
}
