package dev.sapando.demo.live;

import dev.sapando.demo.shop.Account;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** All that a shop knows by itself: what it sent, and what it was answered. */
record ShopBoard(Duration live, Account shop) implements Board {
    @Override
    public List<String> lines() {
        return List.of(
                text("── live for %d:%02d ── Ctrl-C stops ──", live.toMinutes(), live.toSecondsPart()),
                text(
                        "sent      %,11d   accepted %,11d   refused  %,9d",
                        shop.sent(), shop.accepted(), shop.rejected()));
    }

    @Override
    public String line() {
        return text(
                "live=%ds sent=%d accepted=%d refused=%d",
                live.toSeconds(), shop.sent(), shop.accepted(), shop.rejected());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
