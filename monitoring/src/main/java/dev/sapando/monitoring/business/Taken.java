package dev.sapando.monitoring.business;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was put into the cart, bought and returned out of one served list, item by item: the list, and so an item's place in it,
 * may be known last.
 *
 * @param byItem of the first {@value #ITEMS} items by name
 * @param others of all other items, which no list has room for. Whatever was once among them stays there, so that the order of
 *     arrival does not matter
 */
record Taken(SortedMap<String, Count> byItem, Count others) {
    static final int ITEMS = Exposure.PLACES;

    static final Taken NOTHING = new Taken(new TreeMap<>(), Count.NONE);

    /**
     * @param carted add_to_cart events
     * @param bought units in purchases
     * @param returned units in refunds
     */
    record Count(long carted, long bought, long returned) {
        static final Count NONE = new Count(0, 0, 0);
        static final Count CARTED = new Count(1, 0, 0);

        static Count ofPurchase(int units) {
            return new Count(0, units, 0);
        }

        static Count ofRefund(int units) {
            return new Count(0, 0, units);
        }

        Count plus(Count other) {
            return new Count(carted + other.carted, bought + other.bought, returned + other.returned);
        }

        Count minus(Count other) {
            return new Count(carted - other.carted, bought - other.bought, returned - other.returned);
        }
    }

    Taken {
        byItem = Collections.unmodifiableSortedMap(byItem);
    }

    Taken plus(String item, Count more) {
        var items = new TreeMap<String, Count>(byItem);
        items.merge(item, more, Count::plus);
        return items.size() <= ITEMS
                ? new Taken(items, others)
                : new Taken(items, others.plus(items.pollLastEntry().getValue()));
    }

    /** What came to it since. What has moved to the others is less than it was. */
    Taken since(Taken before) {
        var items = new TreeMap<String, Count>(byItem);
        before.byItem.forEach((item, count) -> items.merge(item, Count.NONE.minus(count), Count::plus));
        return new Taken(items, others.minus(before.others));
    }
}
