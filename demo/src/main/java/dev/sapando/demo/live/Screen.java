package dev.sapando.demo.live;

import dev.sapando.demo.report.Figures;
import dev.sapando.demo.shop.Account;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows the scoreboard as it changes: drawn over on a screen every second, a line every ten seconds elsewhere. */
final class Screen {
    private final Terminal terminal;
    private final Supplier<Figures> figures;
    private final BooleanSupplier stopping;

    /** @param stopping true once monitoring may be gone because everything stops */
    Screen(Terminal terminal, Supplier<Figures> figures, BooleanSupplier stopping) {
        this.terminal = terminal;
        this.figures = figures;
        this.stopping = stopping;
    }

    Duration pace() {
        return Duration.ofSeconds(terminal.isScreen() ? 1 : 10);
    }

    void show(Supplier<Account> shop, Duration live) {
        terminal.draw(lines(shop, live));
    }

    private List<String> lines(Supplier<Account> shop, Duration live) {
        try {
            var scoreboard = new Scoreboard(live, shop.get(), figures.get());
            return terminal.isScreen() ? scoreboard.lines() : List.of(scoreboard.line());
        } catch (UncheckedIOException e) {
            return stopping.getAsBoolean() ? List.of() : List.of(e.getMessage());
        }
    }
}
