package dev.sapando.ingest.verify;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Which items the catalogue has, as far as this process has read it. */
@FunctionalInterface
interface KnownItems {
    /** False where there is a catalogue and the item is not in it; a shop that sends none is not told of each of its items. */
    boolean mayExist(String itemId);

    static KnownItems in(ReadOnlyKeyValueStore<Bytes, byte[]> catalogue) {
        return itemId ->
                catalogue.get(Bytes.wrap(itemId.getBytes(StandardCharsets.UTF_8))) != null || isEmpty(catalogue);
    }

    private static boolean isEmpty(ReadOnlyKeyValueStore<Bytes, byte[]> catalogue) {
        try (var items = catalogue.all()) {
            return !items.hasNext();
        }
    }
}
