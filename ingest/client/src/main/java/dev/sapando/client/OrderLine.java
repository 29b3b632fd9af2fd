package dev.sapando.client;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One article of a purchase or a refund.
 *
 * @param quantity 1 or more, in refunds too
 * @param unitPrice what was paid for one: after discount, tax included; null where it is not known
 * @param recommendationId the list it was found in; null where it was none
 */
public record OrderLine(
        String itemId,
        int quantity,
        @Nullable BigDecimal unitPrice,
        @Nullable String recommendationId) {
    public OrderLine {
        Objects.requireNonNull(itemId, "itemId");
    }

    /** @param unitPrice as written, {@code "79.90"}; never through floating point */
    public static OrderLine of(String itemId, int quantity, String unitPrice) {
        return new OrderLine(itemId, quantity, new BigDecimal(unitPrice), null);
    }

    public OrderLine recommendedBy(String recommendation) {
        return new OrderLine(itemId, quantity, unitPrice, recommendation);
    }
}
