package dev.sapando.monitoring.business;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What of an item was sold, paid back and came back on one day in one currency: {@link DayMoney}, item by item.
 *
 * @param unitsReturned of refunds, whether their lines have a price or not
 */
record ItemSales(BigDecimal gross, BigDecimal refunded, long unitsReturned) {
    private static final int VERSION = 1;

    /** Empty for an event that moves no money, or does not say which. */
    static Map<ItemDay, ItemSales> of(Event event, int day) {
        List<OrderLine> lines = event.getLines();
        boolean sale = EventType.PURCHASE.is(event);
        if (lines == null || event.getCurrency() == null || !(sale || EventType.REFUND.is(event))) {
            return Map.of();
        }
        var sales = new HashMap<ItemDay, ItemSales>();
        String currency = Label.of(event.getCurrency());
        for (OrderLine line : lines) {
            BigDecimal amount = line.getUnitPrice() == null
                    ? BigDecimal.ZERO
                    : line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity()));
            sales.merge(
                    new ItemDay(day, currency, Label.ofItem(line.getItemId())),
                    sale
                            ? new ItemSales(amount, BigDecimal.ZERO, 0)
                            : new ItemSales(BigDecimal.ZERO, amount, line.getQuantity()),
                    ItemSales::plus);
        }
        return sales;
    }

    ItemSales plus(ItemSales other) {
        return new ItemSales(gross.add(other.gross), refunded.add(other.refunded), unitsReturned + other.unitsReturned);
    }

    Contributions contributions(ItemDay of) {
        return new Contributions()
                .add(of.cell("sales.gross"), gross)
                .add(of.cell("sales.refunded"), refunded)
                .add(of.cell("sales.units_returned"), unitsReturned);
    }

    static Serde<ItemSales> serde() {
        return Serdes.serdeFrom(
                (topic, sales) -> sales == null ? null : sales.bytes(),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    private byte[] bytes() {
        return new Packed()
                .octet(VERSION)
                .amount(gross)
                .amount(refunded)
                .signed(unitsReturned)
                .endOfFirst()
                .bytes();
    }

    private static ItemSales read(byte[] bytes) {
        var in = new Unpacked();
        in.from(bytes, 0);
        try {
            OtherRelease.check(in.octet(), VERSION, "what a visitor bought");
            return new ItemSales(in.amount(), in.amount(), in.signed());
        } catch (IndexOutOfBoundsException e) {
            throw new SerializationException("what a visitor bought, " + bytes.length + " bytes, is cut", e);
        }
    }
}
