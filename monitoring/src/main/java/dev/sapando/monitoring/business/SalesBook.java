package dev.sapando.monitoring.business;

import java.util.Map;

/** What one visitor bought, item by item: it counts whenever the money of the visitor's history does, and is kept as long. */
record SalesBook(VisitorStores stores, String visitor, int horizon) {
    void enter(Map<ItemDay, ItemSales> moved, VisitorHistory before, VisitorHistory after, Contributions changes) {
        if (after.bot() && !before.bot()) {
            stores.eachSale(visitor, (of, sold) -> changes.minus(sold.contributions(of)));
        }
        moved.forEach((of, sold) -> {
            if (!after.bot()) {
                changes.plus(sold.contributions(of));
            }
            String key = of.keyOf(visitor);
            ItemSales known = stores.sales().get(key);
            stores.sales().put(key, known == null ? sold : known.plus(sold));
        });
        if (after.within(horizon).money().size() < after.money().size()) {
            forgetBefore(after.active().last() - horizon);
        }
    }

    void erase(Segment segment, Contributions changes) {
        stores.eachSale(visitor, (of, sold) -> {
            if (!segment.bot()) {
                changes.minus(sold.contributions(of));
            }
            stores.sales().delete(of.keyOf(visitor));
        });
    }

    /** What it added to the cells stays there. */
    private void forgetBefore(int day) {
        stores.eachSale(visitor, (of, sold) -> {
            if (of.day() < day) {
                stores.sales().delete(of.keyOf(visitor));
            }
        });
    }
}
