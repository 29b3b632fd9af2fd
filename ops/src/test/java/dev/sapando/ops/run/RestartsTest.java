package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Exception FULL =
            new IllegalStateException("in process, taskId=0_0", new IOException("no space left"));

    private final Watch watch = new Watch();
    private final Restarts restarts = new Restarts(watch);

    @Test
    void the_first_failure_is_tried_again_at_once_and_a_fault_that_stays_for_ever_after_longer_pauses() {
        List<Long> pauses = new ArrayList<>();
        for (int failure = 0; failure < 1_000; failure++) {
            restarts.failed(FULL);
            pauses.add(restarts.pause().toSeconds());
            watch.pass(restarts.pause());
        }
        assertThat(pauses).startsWith(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L).endsWith(30L);
    }

    @Test
    void five_minutes_without_a_failure_are_a_new_beginning() {
        for (int week = 0; week < 520; week++) {
            restarts.failed(FULL);
            assertThat(restarts.pause()).isZero();
            watch.pass(Restarts.QUIET.plusSeconds(1));
        }
    }

    @Test
    void it_complains_while_it_waits_and_says_since_when_and_why() {
        assertThat(restarts.complaint()).isEmpty();
        restarts.failed(FULL);
        restarts.failed(FULL);
        assertThat(restarts.complaint()).hasValueSatisfying(told -> assertThat(told)
                .contains("2 times", "2024-03-01T09:00:00Z", "no space left"));
        watch.pass(Restarts.FIRST);
        assertThat(restarts.complaint()).isEmpty();
    }

    @Test
    void who_closes_it_does_not_wait_for_the_next_try() {
        for (int failure = 0; failure < 10; failure++) {
            restarts.failed(FULL);
        }
        CompletableFuture<Boolean> turn = CompletableFuture.supplyAsync(restarts::awaitTurn);
        restarts.close();
        assertThat(turn.join()).isFalse();
    }

    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2024-03-01T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
