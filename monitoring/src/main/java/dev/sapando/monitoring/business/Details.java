package dev.sapando.monitoring.business;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's history says in texts and amounts.
 *
 * @param money by day and currency
 * @param arm of the first served list
 * @param trial from that list on
 */
public record Details(
        List<DayMoney> money,
        Provenance provenance,
        @Nullable Earliest arm,
        @Nullable Trial trial) {
    public Details {
        money = List.copyOf(money);
    }

    static Details read(byte[] bytes, int base, int flags, int moneyAt, int restAt) {
        try {
            var rest = new Unpacked();
            rest.from(bytes, restAt);
            String[] texts = rest.texts();
            var in = new Unpacked();
            in.from(bytes, moneyAt);
            List<DayMoney> money = money(in, base, restAt, texts);
            Touch first = (flags & VisitorBytes.TOUCHED) == 0 ? null : touch(rest, base, texts);
            Earliest arm = (flags & VisitorBytes.SERVED) == 0
                    ? null
                    : new Earliest(base * VisitorBytes.DAY_MILLIS + rest.signed(), rest.text(texts));
            Trial trial = (flags & VisitorBytes.TRIED) == 0 ? null : trial(rest, base);
            List<Touch> touches = touches(rest, base, texts);
            return new Details(money, new Provenance(first, touches, customers(rest, base, texts)), arm, trial);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new SerializationException("a visitor's history of " + bytes.length + " bytes is cut", e);
        }
    }

    private static List<DayMoney> money(Unpacked in, int base, int until, String[] texts) {
        var money = new ArrayList<DayMoney>();
        int day = base;
        while (in.place() < until) {
            day += (int) in.signed();
            String currency = in.text(texts);
            long orders = in.unsigned();
            long free = in.unsigned();
            long refunds = in.unsigned();
            long unpriced = in.unsigned();
            money.add(new DayMoney(day, currency, in.amount(), in.amount(), orders, free, refunds, unpriced));
        }
        return money;
    }

    private static Trial trial(Unpacked in, int base) {
        int day = base + (int) in.signed();
        Integer crossed = in.octet() == 0 ? null : Integer.valueOf(day + (int) in.signed());
        var tally = new Tally((int) in.signed(), (int) in.signed(), (int) in.signed(), (int) in.signed());
        return new Trial(day, crossed, tally);
    }

    private static Touch touch(Unpacked in, int base, String[] texts) {
        int day = base + (int) in.signed();
        return new Touch(day, day * VisitorBytes.DAY_MILLIS + in.signed(), in.text(texts), in.text(texts));
    }

    private static List<Touch> touches(Unpacked in, int base, String[] texts) {
        int count = in.count();
        var touches = new ArrayList<Touch>(count);
        int day = base;
        for (int i = 0; i < count; i++) {
            Touch touch = touch(in, day, texts);
            touches.add(touch);
            day = touch.day();
        }
        return touches;
    }

    private static List<CustomerSince> customers(Unpacked in, int base, String[] texts) {
        int count = in.count();
        var customers = new ArrayList<CustomerSince>(count);
        for (int i = 0; i < count; i++) {
            int day = base + (int) in.signed();
            long at = day * VisitorBytes.DAY_MILLIS + in.signed();
            customers.add(new CustomerSince(in.text(texts), day, at));
        }
        return customers;
    }
}
