package dev.sapando.monitoring.business;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a history says in texts and amounts, or the one of them that is asked for. Made to be used again for the next. */
final class DetailsReader {
    private final Unpacked in = new Unpacked();
    private final Texts texts = new Texts();
    private byte[] bytes = new byte[0];
    private int base;
    private int flags;
    private int moneyAt;
    private int restAt;

    /**
     * @param base day from which others are counted
     * @param moneyAt where sums of days begin
     * @param restAt where they end
     */
    void from(byte[] history, int base, int flags, int moneyAt, int restAt) {
        bytes = history;
        this.base = base;
        this.flags = flags;
        this.moneyAt = moneyAt;
        this.restAt = restAt;
    }

    Details all() {
        List<DayMoney> money = money();
        toTheRest();
        Touch first = nextFirst();
        Earliest arm = nextArm();
        Trial trial = has(VisitorBytes.TRIED) ? nextTrial() : null;
        return new Details(money, new Provenance(first, nextTouches(), nextCustomers()), arm, trial);
    }

    @Nullable
    Touch first() {
        toTheRest();
        return nextFirst();
    }

    @Nullable
    Earliest arm() {
        toTheRest();
        if (has(VisitorBytes.TOUCHED)) {
            in.skipNumbers(4);
        }
        return nextArm();
    }

    List<DayMoney> money() {
        toTheRest();
        in.from(bytes, moneyAt);
        var money = new ArrayList<DayMoney>();
        int day = base;
        while (in.place() < restAt) {
            day += (int) in.signed();
            String currency = nextText();
            long orders = in.unsigned();
            long free = in.unsigned();
            long refunds = in.unsigned();
            long unpriced = in.unsigned();
            money.add(new DayMoney(day, currency, in.amount(), in.amount(), orders, free, refunds, unpriced));
        }
        return money;
    }

    private void toTheRest() {
        in.from(bytes, restAt);
        texts.read(bytes, in);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private String nextText() {
        return texts.get(in.count());
    }

    private @Nullable Touch nextFirst() {
        return has(VisitorBytes.TOUCHED) ? nextTouch(base) : null;
    }

    private @Nullable Earliest nextArm() {
        return has(VisitorBytes.SERVED) ? new Earliest(base * VisitorBytes.DAY_MILLIS + in.signed(), nextText()) : null;
    }

    private Trial nextTrial() {
        int day = base + (int) in.signed();
        Integer crossed = in.octet() == 0 ? null : Integer.valueOf(day + (int) in.signed());
        var tally = new Tally((int) in.signed(), (int) in.signed(), (int) in.signed(), (int) in.signed());
        return new Trial(day, crossed, tally);
    }

    private Touch nextTouch(int from) {
        int day = from + (int) in.signed();
        return new Touch(day, day * VisitorBytes.DAY_MILLIS + in.signed(), nextText(), nextText());
    }

    private List<Touch> nextTouches() {
        int count = in.length();
        var touches = new ArrayList<Touch>(count);
        int day = base;
        for (int i = 0; i < count; i++) {
            Touch touch = nextTouch(day);
            touches.add(touch);
            day = touch.day();
        }
        return touches;
    }

    private List<CustomerSince> nextCustomers() {
        int count = in.length();
        var customers = new ArrayList<CustomerSince>(count);
        for (int i = 0; i < count; i++) {
            int day = base + (int) in.signed();
            long at = day * VisitorBytes.DAY_MILLIS + in.signed();
            customers.add(new CustomerSince(nextText(), day, at));
        }
        return customers;
    }
}
