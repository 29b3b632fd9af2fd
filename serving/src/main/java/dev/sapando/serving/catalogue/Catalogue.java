package dev.sapando.serving.catalogue;

import dev.sapando.schema.Item;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which items are available, and their categories. An item the shop never described is taken as available, so that a shop
 * without a catalogue gets recommendations too. Guarded by the lock of the live state.
 */
public final class Catalogue {
    private record Article(@Nullable String category, boolean available) {}

    private final Map<String, Article> byItem = new TreeMap<>();

    /** @param item null takes it out of the catalogue */
    public void put(String itemId, @Nullable Item item) {
        if (item == null) {
            byItem.remove(itemId);
        } else {
            byItem.put(itemId, new Article(item.getCategory(), item.getAvailable()));
        }
    }

    public int size() {
        return byItem.size();
    }

    public boolean available(String itemId) {
        Article article = byItem.get(itemId);
        return article == null || article.available;
    }

    public Optional<String> category(String itemId) {
        return Optional.ofNullable(byItem.get(itemId)).map(Article::category);
    }

    /** All item ids, smallest first. */
    public Iterator<String> inOrder() {
        return byItem.keySet().iterator();
    }
}
