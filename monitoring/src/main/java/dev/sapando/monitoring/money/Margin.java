package dev.sapando.monitoring.money;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Of a price without tax, what is left when the goods are paid.
 *
 * @param byDefault of a category that is not named, and of items that nobody has described
 */
public record Margin(BigDecimal byDefault, Map<String, BigDecimal> byCategory) {
    public Margin {
        byCategory = Map.copyOf(byCategory);
        require("margin.byDefault", byDefault);
        byCategory.forEach((category, share) -> require("margin.byCategory." + category, share));
    }

    BigDecimal of(String category) {
        return byCategory.getOrDefault(category, byDefault);
    }

    private static void require(String name, BigDecimal share) {
        if (share.abs().compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + share + "; it must be from -1 to 1, as 0.45 of the price without tax");
        }
    }
}
