package dev.sapando.features.examples;

import java.util.ArrayList;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Goes round a store, a few entries at a time, since events wait meanwhile; deletes what is needed no longer. */
final class Sweep<V> {
    private final KeyValueStore<String, V> store;
    private final int step;
    private @Nullable String next;

    /** @param step how many entries are looked at each time */
    Sweep(KeyValueStore<String, V> store, int step) {
        this.store = store;
        this.step = step;
    }

    /** @return how many were deleted */
    int on(Predicate<V> free) {
        var keys = new ArrayList<String>();
        String from = next;
        next = null;
        try (var entries = store.range(from, null)) {
            for (int looked = 0; entries.hasNext(); looked++) {
                KeyValue<String, V> entry = entries.next();
                if (looked == step) {
                    next = entry.key;
                    break;
                }
                if (free.test(entry.value)) {
                    keys.add(entry.key);
                }
            }
        }
        keys.forEach(store::delete);
        return keys.size();
    }
}
