package dev.sapando.demo.live;

import dev.sapando.demo.shop.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How far the history is: a bar on a screen, a line every few seconds elsewhere. */
final class HistoryProgress implements Progress {
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private final Clock clock;
    private final Duration pause;
    private Instant shown = Instant.MIN;

    HistoryProgress(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.pause = terminal.isScreen() ? Duration.ofMillis(100) : Duration.ofSeconds(5);
    }

    @Override
    public synchronized void at(Instant reached, double share, long sent) {
        Instant now = clock.instant();
        if (share >= 1 || shown.equals(Instant.MIN) || now.isAfter(shown.plus(pause))) {
            shown = now;
            terminal.draw(List.of(line(reached, share, sent)));
        }
    }

    static String line(Instant reached, double share, long sent) {
        int done = (int) Math.round(WIDTH * Math.min(1, share));
        return String.format(
                Locale.ROOT,
                "history %s%s %3.0f %%  %s  %,d events",
                "█".repeat(done),
                "░".repeat(WIDTH - done),
                share * 100,
                reached.atZone(ZoneOffset.UTC).toLocalDate(),
                sent);
    }
}
