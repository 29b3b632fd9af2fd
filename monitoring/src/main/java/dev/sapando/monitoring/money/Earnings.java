package dev.sapando.monitoring.money;

import java.math.BigDecimal;

/**
 * What sales came to, in the currency of reports, exactly.
 *
 * @param tax contained in what was not given back
 * @param costOfGoods of what was not given back
 */
public record Earnings(
        BigDecimal gross, BigDecimal refunded, BigDecimal tax, BigDecimal costOfGoods, BigDecimal returnCost) {
    public static final Earnings NONE =
            new Earnings(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal net() {
        return gross.subtract(refunded);
    }

    /** After refunds, without tax. */
    public BigDecimal margin() {
        return net().subtract(tax).subtract(costOfGoods).subtract(returnCost);
    }

    /** What is left of one unit of their gross or net revenue, on average; 0 where there was none. */
    public double marginOf(BigDecimal revenue) {
        return revenue.signum() <= 0 ? 0 : margin().doubleValue() / revenue.doubleValue();
    }

    public Earnings plus(Earnings other) {
        return new Earnings(
                gross.add(other.gross),
                refunded.add(other.refunded),
                tax.add(other.tax),
                costOfGoods.add(other.costOfGoods),
                returnCost.add(other.returnCost));
    }
}
