package dev.sapando.features.sessions;

import dev.sapando.schema.features.ItemTouch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Distinct items by their last touch, oldest first, ties by item id; the latest {@value #LIMIT}. Forgetting the rest loses
 * nothing: an item comes back only by a touch later than all that were forgotten, so any order of merging gives the same list.
 */
final class LatestItems {
    static final int LIMIT = 100;

    private static final Comparator<ItemTouch> BY_TOUCH =
            Comparator.comparingLong(ItemTouch::getAt).thenComparing(ItemTouch::getItemId);

    private LatestItems() {}

    static List<ItemTouch> merge(List<ItemTouch> a, List<ItemTouch> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Map<String, ItemTouch> latest = new HashMap<>();
        a.forEach(touch -> latest.put(touch.getItemId(), touch));
        b.forEach(touch -> latest.merge(touch.getItemId(), touch, (x, y) -> x.getAt() >= y.getAt() ? x : y));
        var sorted = new ArrayList<>(latest.values());
        sorted.sort(BY_TOUCH);
        return List.copyOf(sorted.subList(Math.max(0, sorted.size() - LIMIT), sorted.size()));
    }
}
