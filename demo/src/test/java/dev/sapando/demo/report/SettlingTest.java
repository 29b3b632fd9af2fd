package dev.sapando.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.shop.Account;
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

    private static Settled settled(Counted... answers) throws InterruptedException {
        Deque<Counted> left = new ArrayDeque<>(List.of(answers));
        return new Settling(() -> figures(left.removeFirst()), new CountDownLatch(1)).await(SHOP);
    }

    private static Figures figures(Counted events) {
        return new Figures(
                events,
                new ArmCounts("control", 0, 0, 0, 0),
                new ArmCounts("treatment", 0, 0, 0, 0),
                new Business(0, 0, 0, Map.of()));
    }
}
