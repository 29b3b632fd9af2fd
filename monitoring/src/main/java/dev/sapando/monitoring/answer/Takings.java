package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.DayMoney;
import java.math.BigDecimal;

/**
 * What was sold and what came back.
 *
 * @param orders those that are asked for: with those for nothing, or without
 */
record Takings(BigDecimal gross, BigDecimal refunded, BigDecimal orders, BigDecimal linesWithoutPrice) {
    static final Takings NONE = new Takings(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static Takings of(DayMoney sum, Variant variant) {
        return new Takings(
                sum.gross(),
                sum.refunded(),
                BigDecimal.valueOf(variant.withFreeOrders() ? sum.orders() : sum.orders() - sum.freeOrders()),
                BigDecimal.valueOf(sum.linesWithoutPrice()));
    }

    BigDecimal net() {
        return gross.subtract(refunded);
    }

    boolean isNothing() {
        return gross.signum() == 0 && refunded.signum() == 0 && orders.signum() == 0 && linesWithoutPrice.signum() == 0;
    }

    Takings plus(Takings other) {
        return new Takings(
                gross.add(other.gross),
                refunded.add(other.refunded),
                orders.add(other.orders),
                linesWithoutPrice.add(other.linesWithoutPrice));
    }

    Takings minus(Takings other) {
        return new Takings(
                gross.subtract(other.gross),
                refunded.subtract(other.refunded),
                orders.subtract(other.orders),
                linesWithoutPrice.subtract(other.linesWithoutPrice));
    }
}
