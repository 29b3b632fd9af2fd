package dev.sapando.monitoring.business;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's history says in texts and amounts.
 *
 * @param money by day and currency
 * @param arm of the first served list
 * @param trial from that list on
 */
public record Details(
        List<DayMoney> money,
        Provenance provenance,
        @Nullable Earliest arm,
        @Nullable Trial trial) {
    public Details {
        money = List.copyOf(money);
    }
}
