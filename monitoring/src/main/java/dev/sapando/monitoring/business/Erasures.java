package dev.sapando.monitoring.business;

import dev.sapando.event.ErasurePlace;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.ServedList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Where in its partition an erasure stood, for as long as a list that was served before it can still be read: it must not bring the
 * visitor back. By a hash of the visitor, which is forgotten when the last topic that names the visitor in clear has let go of them.
 */
record Erasures(KeyValueStore<String, Erasures.Place> store) {
    /** Its days, and those of its segments twice over. */
    private static final Duration KEPT = Topics.RECOMMENDATIONS_SERVED
            .kept()
            .limit()
            .map(limit -> limit.plus(Duration.ofDays(1)))
            .orElseThrow();

    /** @param at arrival of the erasure, epoch milliseconds */
    record Place(long offset, long at) {
        void write(DataOutput out) throws IOException {
            out.writeLong(offset);
            out.writeLong(at);
        }

        static Place read(DataInput in) throws IOException {
            return new Place(in.readLong(), in.readLong());
        }
    }

    void remember(String visitor, Arrived erasure) {
        store.put(ErasurePlace.hashOf(visitor), new Place(erasure.offset(), erasure.at()));
    }

    /** Whether the list was made without knowing of its visitor's erasure. */
    boolean cover(ServedList list, Arrived arrived) {
        Place erasure = store.get(ErasurePlace.hashOf(list.getVisitorId()));
        if (erasure == null) {
            return false;
        }
        return new ErasurePlace(arrived.partition(), erasure.offset, erasure.at)
                .covers(list.getOffsetsSeen(), arrived.at());
    }

    void forgetOld(long wall) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Place> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.at < wall - KEPT.toMillis()) {
                    old.add(entry.key);
                }
            });
        }
        old.forEach(store::delete);
    }
}
