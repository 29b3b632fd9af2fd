package dev.sapando.features.items;

import dev.sapando.event.Decay;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import java.util.List;
import java.util.TreeMap;

/**
 * An item's days add up: associative and commutative, and so independent of the order of arrival. Days that the table of
 * weights no longer reaches from the item's newest day are left out; whichever order they came in, they are all gone in the end.
 */
final class ItemHistory {
    private ItemHistory() {}

    /** @param dropped days of either history that lie too far behind the newest */
    record Sum(ItemFeatures features, int dropped) {}

    static Sum add(ItemFeatures a, ItemFeatures b) {
        var days = new TreeMap<Integer, ItemDay>();
        a.getDays().forEach(day -> days.put((int) day.getDay().toEpochDay(), day));
        b.getDays().forEach(day -> days.merge((int) day.getDay().toEpochDay(), day, ItemHistory::add));
        List<ItemDay> kept =
                List.copyOf(days.tailMap(days.lastKey() - Decay.DAYS, false).values());
        return new Sum(new ItemFeatures(a.getItemId(), kept), days.size() - kept.size());
    }

    /** The parts of one event, of which no two are of the same item. */
    static List<ItemFeatures> distinct(List<ItemFeatures> parts) {
        var byItem = new TreeMap<String, ItemFeatures>();
        parts.forEach(
                part -> byItem.merge(part.getItemId(), part, (x, y) -> add(x, y).features()));
        return List.copyOf(byItem.values());
    }

    private static ItemDay add(ItemDay a, ItemDay b) {
        return new ItemDay(
                a.getDay(),
                a.getViews() + b.getViews(),
                a.getCarts() + b.getCarts(),
                a.getPurchases() + b.getPurchases());
    }
}
