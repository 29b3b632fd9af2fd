package dev.sapando.ingest.verify;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/**
 * A window store in which nothing stands yet. Kafka Streams 4.3 keeps a changelog's offset in a window store's segments; a store
 * without any has no offset, and under exactly-once its task is taken for corrupted at the next start, and all of its state is wiped.
 */
final class EmptyWindowStore {
    private EmptyWindowStore() {}

    /** A tombstone at the beginning of time, which no record of ours shares, makes a segment that the first record replaces. */
    static void makeRoom(WindowStore<Bytes, byte[]> store) {
        try (var all = store.all()) {
            if (all.hasNext()) {
                return;
            }
        }
        store.put(Bytes.wrap(new byte[0]), null, 0);
    }
}
