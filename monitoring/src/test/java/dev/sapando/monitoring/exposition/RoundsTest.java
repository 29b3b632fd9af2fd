package dev.sapando.monitoring.exposition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.Shop;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.people.People;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final Exposition exposition =
            Exposition.ofSums(Asking.at(Shop.NOW, new Cells(), new People()), new SimpleMeterRegistry());

    @Test
    void a_round_that_fails_is_followed_by_the_next() throws Exception {
        var asked = new CountDownLatch(3);
        try (var rounds = new Rounds(() -> {
            asked.countDown();
            throw new IllegalStateException("not now");
        })) {
            rounds.every(SOON, exposition);
            assertThat(asked.await(60, SECONDS)).isTrue();
        }
    }

    @Test
    void closing_waits_for_the_round_that_is_on_its_way_and_none_follows() throws Exception {
        var begun = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var count = new AtomicInteger();
        var rounds = new Rounds(() -> {
            count.incrementAndGet();
            begun.countDown();
            try {
                ended.set(closing.await(60, SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        rounds.every(SOON, exposition);
        assertThat(begun.await(60, SECONDS)).isTrue();
        var closed = new Thread(rounds::close);
        closed.start();
        closing.countDown();
        closed.join();
        assertThat(ended).isTrue();
        int then = count.get();
        rounds.close();
        assertThat(count).hasValue(then);
    }
}
