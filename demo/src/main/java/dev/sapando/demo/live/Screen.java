package dev.sapando.demo.live;

import dev.sapando.demo.shop.Account;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** Shows live traffic as it goes on: drawn over on a screen every second, a line every ten seconds elsewhere. */
final class Screen {
    private final Terminal terminal;
    private final BiFunction<Duration, Account, Board> boards;
    private final CountDownLatch stopping;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param boards by how long the shop is live and what it sent until now
     * @param stopping down once monitoring may be gone because everything stops
     */
    Screen(Terminal terminal, BiFunction<Duration, Account, Board> boards, CountDownLatch stopping) {
        this.terminal = terminal;
        this.boards = boards;
        this.stopping = stopping;
    }

    /** Returns when the time is over, or the traffic. */
    void follow(Traffic traffic, Optional<Duration> limit) throws InterruptedException {
        Instant begun = clock.instant();
        Instant end = limit.map(begun::plus).orElse(Instant.MAX);
        while (!isStopping() && !traffic.isOver() && clock.instant().isBefore(end)) {
            show(traffic, begun);
            Instant next = clock.instant().plus(pace());
            traffic.awaitOver(Duration.between(clock.instant(), next.isBefore(end) ? next : end));
        }
        if (!isStopping()) {
            show(traffic, begun);
        }
    }

    private Duration pace() {
        return Duration.ofSeconds(terminal.isScreen() ? 1 : 10);
    }

    private void show(Traffic traffic, Instant begun) {
        terminal.draw(lines(Duration.between(begun, clock.instant()), traffic.account()));
    }

    private List<String> lines(Duration live, Account shop) {
        try {
            Board board = boards.apply(live, shop);
            return terminal.isScreen() ? board.lines() : List.of(board.line());
        } catch (UncheckedIOException e) {
            return isStopping() ? List.of() : List.of(e.getMessage());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
