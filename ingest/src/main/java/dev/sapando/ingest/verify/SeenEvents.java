package dev.sapando.ingest.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/** Remembers which events came, and what they said, for a span of arrival. */
@FunctionalInterface
interface SeenEvents {
    enum Sight {
        FIRST,
        SAME,
        OTHER_BODY
    }

    /** {@code FIRST} once for each identity within the span; whatever comes after it does not make it last longer. */
    Sight see(Bytes identity, byte[] body, Instant arrival);

    /**
     * Kept in a store with a changelog, so that a restart forgets nothing. Stream time in it is arrival, like all record times: where a
     * broker's clock was ahead and is set back, what arrives counts as of the latest arrival until the clock has caught up, since the
     * store drops what is older than it keeps, and would know nothing. Of what it had before, a jump by more than the hour it keeps
     * beyond the span costs as much as the jump is longer.
     *
     * @param latest arrival of any event so far, epoch milliseconds
     */
    static SeenEvents in(WindowStore<Bytes, byte[]> store, Duration span, LongSupplier latest) {
        return (identity, body, arrived) -> {
            Instant arrival = Instant.ofEpochMilli(Math.max(arrived.toEpochMilli(), latest.getAsLong()));
            try (var before = store.fetch(identity, arrived.minus(span), arrival)) {
                if (before.hasNext()) {
                    return compare(before.next().value, body);
                }
            }
            store.put(identity, body, arrival.toEpochMilli());
            return Sight.FIRST;
        };
    }

    /** Releases before this one remembered that an event came, as a single byte, and not what it said: its copies pass for the same. */
    private static Sight compare(byte[] first, byte[] body) {
        return first.length != EventBody.LENGTH || Arrays.equals(first, body) ? Sight.SAME : Sight.OTHER_BODY;
    }
}
