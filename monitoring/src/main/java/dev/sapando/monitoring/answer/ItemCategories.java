package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Label;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Each item's category, as the shop last told it: joined when a question is answered, so that it does not matter when it came. */
public final class ItemCategories {
    /** Asked while not every item is known: a margin by half of the categories is none. */
    public static final class StillReading extends IllegalStateException {
        private static final long serialVersionUID = 1;

        StillReading() {
            super("the items' categories are still being read");
        }
    }

    private final Map<String, String> byItem = new ConcurrentHashMap<>();
    /** A million items share a few categories. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private volatile boolean complete = true;

    /** No item is known, and no question answered, until {@link #complete()}. */
    void startOver() {
        complete = false;
        byItem.clear();
    }

    void complete() {
        complete = true;
    }

    /** @throws StillReading between {@link #startOver()} and {@link #complete()} */
    void requireAll() {
        if (!complete) {
            throw new StillReading();
        }
    }

    /** @param category null, or blank, where the shop tells none, or no longer has the item */
    public void put(String item, @Nullable String category) {
        String label = Label.of(category);
        if (label.equals(Label.NONE)) {
            byItem.remove(Label.ofItem(item));
        } else {
            byItem.put(Label.ofItem(item), known.computeIfAbsent(label, same -> same));
        }
    }

    /** {@code none} of an item that nobody has described. */
    String of(String item) {
        return byItem.getOrDefault(item, Label.NONE);
    }
}
