package dev.sapando.ingest.keys;

import dev.sapando.event.ProducerName;
import java.util.List;

/**
 * What is known of a key; the key itself is nowhere but with those who use it.
 *
 * @param name stands on every event that comes with it; letters, digits, {@code . _ -}, at most 64
 * @param hash of the key
 * @param origins web origins that may use it; a browser's key needs one at least, others have none
 */
public record WriteKey(String name, KeyHash hash, Scope scope, List<String> origins, Rate rate) {
    /** @throws IllegalArgumentException naming what is wrong and the remedy */
    public WriteKey {
        if (!ProducerName.isOne(name)) {
            throw new IllegalArgumentException("name \"" + name + "\" is not " + ProducerName.RULE);
        }
        origins = origins.stream().map(Origins::require).toList();
        if (scope == Scope.BROWSER && origins.isEmpty()) {
            throw new IllegalArgumentException(
                    "key " + name + " is for browsers and names no origin; add one such as https://shop.example");
        }
        if (scope != Scope.BROWSER && !origins.isEmpty()) {
            throw new IllegalArgumentException("key " + name + " is of scope " + scope.wireName()
                    + " and names origins; a key that is in a page is of scope browser");
        }
    }
}
