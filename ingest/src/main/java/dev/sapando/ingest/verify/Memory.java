package dev.sapando.ingest.verify;

import java.time.Duration;

/**
 * How long verification remembers, counted from arrival.
 *
 * @param events span within which a copy of an event is recognised: {@code DEDUPLICATION_WINDOW}
 * @param orders span within which a refund finds its purchase: {@code ORDERS_REMEMBERED}
 */
public record Memory(Duration events, Duration orders) {
    public Memory {
        if (events.isNegative() || events.isZero() || orders.isNegative() || orders.isZero()) {
            throw new IllegalArgumentException("nothing is remembered for " + events + " or " + orders);
        }
    }
}
