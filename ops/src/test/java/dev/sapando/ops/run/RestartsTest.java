package dev.sapando.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {
    @Test
    void five_failures_are_forgiven_and_the_sixth_within_ten_minutes_is_not() {
        var restarts = new Restarts();
        for (int failure = 0; failure < Restarts.MOST; failure++) {
            assertThat(restarts.mayRestart(Shop.minute(failure))).isTrue();
        }
        assertThat(restarts.mayRestart(Shop.minute(9))).isFalse();
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        var restarts = new Restarts();
        for (int failure = 0; failure < 100; failure++) {
            assertThat(restarts.mayRestart(Shop.NOW.plus(Duration.ofMinutes(3L * failure))))
                    .isTrue();
        }
    }
}
