package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");

    @Test
    void five_failures_are_forgiven_and_the_sixth_within_ten_minutes_is_not() {
        var restarts = new Restarts();
        for (int failure = 0; failure < Restarts.MOST; failure++) {
            assertThat(restarts.mayRestart(NOW.plus(Duration.ofMinutes(failure))))
                    .isTrue();
        }
        assertThat(restarts.mayRestart(NOW.plus(Duration.ofMinutes(9)))).isFalse();
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        var restarts = new Restarts();
        for (int failure = 0; failure < 100; failure++) {
            assertThat(restarts.mayRestart(NOW.plus(Duration.ofMinutes(3L * failure))))
                    .isTrue();
        }
    }

    @Test
    void one_failure_a_week_never_stops_a_stream() {
        var restarts = new Restarts();
        for (int week = 0; week < 520; week++) {
            assertThat(restarts.mayRestart(NOW.plus(Duration.ofDays(7L * week))))
                    .isTrue();
        }
    }
}
