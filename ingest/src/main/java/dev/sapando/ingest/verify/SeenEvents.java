package dev.sapando.ingest.verify;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/** Remembers which events came, for a span of arrival. */
@FunctionalInterface
interface SeenEvents {
    /** True once for each event within the span; a copy does not make it last longer. */
    boolean firstTime(Bytes identity, Instant arrival);

    /** Kept in a store with a changelog, so that a restart forgets nothing. Stream time in it is arrival, like all record times. */
    static SeenEvents in(WindowStore<Bytes, byte[]> store, Duration span) {
        byte[] nothing = new byte[1];
        return (identity, arrival) -> {
            try (var before = store.fetch(identity, arrival.minus(span), arrival.plus(span))) {
                if (before.hasNext()) {
                    return false;
                }
            }
            store.put(identity, nothing, arrival.toEpochMilli());
            return true;
        };
    }

    /**
     * Gives an empty store a segment to keep its changelog's offset in. Kafka Streams 4.3 keeps it in a window store's segments;
     * a store without any has no offset, and under exactly-once its task is taken for corrupted at the next start, and all
     * of its state is wiped. A tombstone at the beginning of time, which no event shares, makes a segment that the first event replaces.
     */
    static void makeRoom(WindowStore<Bytes, byte[]> store) {
        try (var all = store.all()) {
            if (all.hasNext()) {
                return;
            }
        }
        store.put(Bytes.wrap(new byte[0]), null, 0);
    }
}
