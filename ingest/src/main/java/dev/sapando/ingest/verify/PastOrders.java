package dev.sapando.ingest.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/** Which orders a visitor has placed, for a span of arrival: what a refund can be of. */
interface PastOrders {
    void placed(String visitor, String orderId, Instant arrival);

    boolean has(String visitor, String orderId, Instant arrival);

    /** All of the visitor's. */
    void forget(String visitor);

    /** An order is a key of 16 bytes; half a span of them goes at once when their time is over. */
    static PastOrders in(WindowStore<Bytes, byte[]> store, Duration span) {
        byte[] nothing = new byte[1];
        return new PastOrders() {
            @Override
            public void placed(String visitor, String orderId, Instant arrival) {
                store.put(VisitorsOrder.of(visitor, orderId), nothing, arrival.toEpochMilli());
            }

            @Override
            public boolean has(String visitor, String orderId, Instant arrival) {
                // A broker's clock may be set back: what this partition was told before is before, whatever its time
                // says.
                try (var orders = store.fetch(
                        VisitorsOrder.of(visitor, orderId),
                        arrival.minus(span),
                        Instant.ofEpochMilli(Long.MAX_VALUE))) {
                    return orders.hasNext();
                }
            }

            @Override
            public void forget(String visitor) {
                var gone = new ArrayList<Windowed<Bytes>>();
                try (var orders = store.fetch(
                        VisitorsOrder.first(visitor),
                        VisitorsOrder.last(visitor),
                        Instant.EPOCH,
                        Instant.ofEpochMilli(Long.MAX_VALUE))) {
                    orders.forEachRemaining(order -> gone.add(order.key));
                }
                gone.forEach(
                        order -> store.put(order.key(), null, order.window().start()));
            }
        };
    }
}
