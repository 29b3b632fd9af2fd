package dev.sapando.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.shop.Account;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SettlingTest {
    private static final Account SHOP = new Account(100, 96, 4, Map.of(), 5, 0, 0, 0, 0, 0, 0);
    private static final Ledger UNDERWAY = new Ledger(90, 4, 80, 5, 0);
    private static final Ledger THERE = new Ledger(96, 4, 91, 5, 0);
    private static final Ledger OF_OTHERS = new Ledger(2, 1, 2, 0, 0);
    private static final Ledger NOTHING = new Ledger(0, 0, 0, 0, 0);

    @Test
    void the_figures_are_taken_once_they_add_up_and_stand_still() throws Exception {
        Settled settled = settled(
                new Counted(UNDERWAY, NOTHING),
                new Counted(THERE, NOTHING),
                new Counted(THERE, OF_OTHERS),
                new Counted(THERE, OF_OTHERS));
        assertThat(settled.figures().events()).isEqualTo(new Counted(THERE, OF_OTHERS));
        assertThat(settled.lately()).isEqualTo(8);
    }

    @Test
    void as_long_as_events_come_to_their_end_they_are_waited_for() throws Exception {
        Settled settled = settled(
                verified(40),
                verified(50),
                verified(60),
                verified(70),
                new Counted(THERE, NOTHING),
                new Counted(THERE, NOTHING));
        assertThat(settled.figures().events()).isEqualTo(new Counted(THERE, NOTHING));
    }

    @Test
    void when_nothing_moves_any_more_the_figures_are_taken_as_they_are() throws Exception {
        Settled settled = settled(verified(40), verified(50), verified(50), verified(50), verified(50), verified(50));
        assertThat(settled.figures().events()).isEqualTo(verified(50));
    }

    private static Counted verified(long events) {
        return new Counted(new Ledger(96, 4, events, 5, 0), NOTHING);
    }

    private static Settled settled(Counted... answers) throws InterruptedException {
        Deque<Counted> left = new ArrayDeque<>(List.of(answers));
        return new Settling(() -> figures(left.removeFirst()), new CountDownLatch(1), Duration.ofMillis(1_400))
                .await(SHOP);
    }

    private static Figures figures(Counted events) {
        return new Figures(
                events,
                new ArmCounts("control", 0, 0, 0, 0),
                new ArmCounts("treatment", 0, 0, 0, 0),
                new Business(0, 0, 0, Map.of()));
    }
}
