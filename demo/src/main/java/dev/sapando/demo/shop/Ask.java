package dev.sapando.demo.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for recommendations.
 *
 * @param itemId the item being looked at, if any
 * @param at event time of the request; null means now
 */
public record Ask(
        String visitorId,
        @Nullable String sessionId,
        @Nullable String itemId,
        String placement,
        int n,
        @Nullable Instant at) {
    public static final String HOME = "home";
    public static final String ITEM = "item";
}
