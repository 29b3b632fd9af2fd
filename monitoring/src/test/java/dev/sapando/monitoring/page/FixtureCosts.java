package dev.sapando.monitoring.page;

import static dev.sapando.monitoring.page.FixtureRows.labels;

import java.math.BigDecimal;

/** What the shop's data took on each of the thirty days: a little more every day, at 0.003 a GB and day. */
final class FixtureCosts {
    private FixtureCosts() {}

    static FixtureRows rows() {
        var rows = new FixtureRows();
        for (int ago = FixtureShop.DAYS - 1; ago >= 0; ago--) {
            String day = FixtureShop.day(ago);
            long bytes = 21_400_000L + (FixtureShop.DAYS - ago) * 312_000L;
            rows.count(day, labels("part", "stored_bytes"), bytes)
                    .count(day, labels("part", "moved_bytes"), 9_120_000L - ago * 1_000L)
                    .count(day, labels("part", "unread_bytes"), bytes / 7)
                    .count(day, labels("part", "assumptions_version"), 1)
                    .money(day, labels("currency", "EUR", "part", "stored_cost"), BigDecimal.valueOf(bytes * 3, 12));
        }
        return rows;
    }
}
