package dev.sapando.monitoring.business;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was sold and paid back on one day in one currency. Lines without a price are out of the sums, and counted. */
record DayMoney(int day, String currency, BigDecimal gross, BigDecimal refunded, long orders, long linesWithoutPrice) {
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
            return Optional.of(new DayMoney(day, Label.of(currency), total(lines), BigDecimal.ZERO, 1, unpriced));
        }
        return EventType.REFUND.is(event)
                ? Optional.of(new DayMoney(day, Label.of(currency), BigDecimal.ZERO, total(lines), 0, 0))
                : Optional.empty();
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
                linesWithoutPrice + other.linesWithoutPrice);
    }

    void contribute(Contributions to, String arm) {
        to.add(cell("revenue.gross", arm), gross)
                .add(cell("revenue.refunded", arm), refunded)
                .add(cell("revenue.orders", arm), orders)
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
