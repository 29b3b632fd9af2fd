package dev.sapando.monitoring.business;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was sold and paid back on one day in one currency. Lines without a price are out of the sums, and counted.
 *
 * @param freeOrders of the orders, those for nothing: every line has a price, and together they come to zero
 */
public record DayMoney(
        int day,
        String currency,
        BigDecimal gross,
        BigDecimal refunded,
        long orders,
        long freeOrders,
        long refunds,
        long linesWithoutPrice) {
    static final Comparator<DayMoney> ORDER =
            Comparator.comparingInt(DayMoney::day).thenComparing(DayMoney::currency);

    public DayMoney {
        gross = gross.setScale(Cell.SCALE);
        refunded = refunded.setScale(Cell.SCALE);
    }

    /** Empty for an event that moves no money, or does not say which. */
    static Optional<DayMoney> of(Event event, int day) {
        List<OrderLine> lines = event.getLines();
        String currency = event.getCurrency();
        if (lines == null || currency == null) {
            return Optional.empty();
        }
        if (EventType.PURCHASE.is(event)) {
            long unpriced =
                    lines.stream().filter(line -> line.getUnitPrice() == null).count();
            BigDecimal total = total(lines);
            int orders = EventFlags.isOrder(event) ? 1 : 0;
            int free = unpriced == 0 && total.signum() == 0 ? orders : 0;
            return Optional.of(
                    new DayMoney(day, Label.of(currency), total, BigDecimal.ZERO, orders, free, 0, unpriced));
        }
        return EventType.REFUND.is(event)
                ? Optional.of(new DayMoney(day, Label.of(currency), BigDecimal.ZERO, total(lines), 0, 0, 1, 0))
                : Optional.empty();
    }

    boolean isPaidOrder() {
        return orders > freeOrders;
    }

    boolean sameAs(DayMoney other) {
        return day == other.day && currency.equals(other.currency);
    }

    DayMoney plus(DayMoney other) {
        return new DayMoney(
                day,
                currency,
                gross.add(other.gross),
                refunded.add(other.refunded),
                orders + other.orders,
                freeOrders + other.freeOrders,
                refunds + other.refunds,
                linesWithoutPrice + other.linesWithoutPrice);
    }

    void contribute(Contributions to, String arm) {
        to.add(cell("revenue.gross", arm), gross)
                .add(cell("revenue.refunded", arm), refunded)
                .add(cell("revenue.orders", arm), orders)
                .add(cell("revenue.free_orders", arm), freeOrders)
                .add(cell("revenue.lines_without_price", arm), linesWithoutPrice);
    }

    private Cell cell(String metric, String arm) {
        return Cell.of(metric, BusinessDays.text(day), "currency", currency, "arm", arm);
    }

    private static BigDecimal total(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> line.getUnitPrice() != null)
                .map(line -> line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
