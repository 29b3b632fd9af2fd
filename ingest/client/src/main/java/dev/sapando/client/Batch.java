package dev.sapando.client;

import java.time.Instant;
import java.util.List;

/**
 * Events that are sent together.
 *
 * @param since when one of them was under way first
 */
record Batch(List<Held> events, Instant since) {
    Batch {
        events = List.copyOf(events);
    }
}
