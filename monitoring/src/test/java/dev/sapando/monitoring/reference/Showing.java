package dev.sapando.monitoring.reference;

import java.time.Instant;
import java.util.List;

/**
 * A list that was served to somebody.
 *
 * @param id the same in all that is done with it
 * @param items by place
 */
public record Showing(
        String visitor, Instant at, String arm, String id, String release, String placement, List<String> items) {
    public Showing {
        items = List.copyOf(items);
    }
}
