package dev.sapando.demo.live;

import dev.sapando.demo.report.ArmCounts;
import dev.sapando.demo.report.Business;
import dev.sapando.demo.report.Figures;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.shop.Account;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The run at a glance: what the shop sent, and what monitoring says became of it. Lines of at most 79 characters. */
record Scoreboard(Duration live, Account shop, Figures figures) implements Board {
    @Override
    public List<String> lines() {
        Ledger ends = figures.events().own();
        Business business = figures.business();
        return List.of(
                text(
                        "── live for %d:%02d ──%s%s",
                        live.toMinutes(), live.toSecondsPart(), onTheirWayOrAtRest(), fromOthers()),
                text("sent      %,11d   accepted %,11d   refused  %,9d", shop.sent(), shop.accepted(), shop.rejected()),
                text(
                        "verified  %,11d   duplicate %,10d   refused later %,4d",
                        ends.verified(), ends.duplicates(), ends.rejectedLater()),
                arm(figures.treatment(), "neighbours"),
                arm(figures.control(), "popular"),
                text(
                        "sessions  %,11d   with a purchase %.2f %%   new customers %,d",
                        business.sessions(), 100 * business.conversion(), business.newCustomers()),
                text("revenue   %s", revenue()));
    }

    @Override
    public String line() {
        Ledger ends = figures.events().own();
        return text(
                "live=%ds sent=%d accepted=%d refused=%d waiting=%d verified=%d duplicates=%d others=%d treatment=%.2f%% control=%.2f%% sessions=%d revenue=\"%s\"",
                live.toSeconds(),
                shop.sent(),
                shop.accepted(),
                shop.rejected(),
                waiting(),
                ends.verified(),
                ends.duplicates(),
                others(),
                100 * figures.treatment().clickRate(),
                100 * figures.control().clickRate(),
                figures.business().sessions(),
                revenue());
    }

    private String fromOthers() {
        return others() == 0 ? "" : text(" %,d from others ──", others());
    }

    /** What follows is of the rest: with a history still on its way no rate is a result yet. */
    private String onTheirWayOrAtRest() {
        return waiting() == 0 ? " Ctrl-C stops ──" : text(" %,d on their way ──", waiting());
    }

    /** What was sent again after a lost answer ends twice: the collector counts both, the shop one. */
    private long waiting() {
        Ledger own = figures.events().own();
        return Math.max(0, Math.max(shop.accepted(), own.accepted()) - own.ended());
    }

    private long others() {
        Ledger others = figures.events().others();
        return others.accepted() + others.rejected();
    }

    private String revenue() {
        return figures.business().revenue().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> text("%,.2f %s", e.getValue(), e.getKey()))
                .collect(Collectors.joining("   "));
    }

    private static String arm(ArmCounts arm, String made) {
        return text(
                "%-9s %,11d seen   clicked %,9d   %5.2f %%  (%s)",
                arm.arm(), arm.seen(), arm.clicked(), 100 * arm.clickRate(), made);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
