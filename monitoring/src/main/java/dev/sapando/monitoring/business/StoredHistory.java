package dev.sapando.monitoring.business;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's history in its bytes. Made to be used again for the next visitor: a question is put to all of them, so that days
 * and counts are read into arrays that stay, and texts and amounts only where somebody asks for the {@link #details()}.
 */
public final class StoredHistory {
    /** No day: later than any other. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Of each day and currency: day, orders, free orders, refunds. */
    private static final int COLUMNS = 4;

    private final Unpacked in = new Unpacked();
    private final DetailsReader details = new DetailsReader();
    private int flags;
    private int firstDay = NEVER;
    private int firstPurchase = NEVER;
    private int firstPaid = NEVER;
    private int dayCount;
    private int[] days = new int[16];
    private int moneyAt;
    private int moneyCount;
    private int[] money = new int[16 * COLUMNS];
    private int size;

    /**
     * @throws OtherRelease where another release of monitoring wrote them
     * @throws SerializationException where they are damaged
     */
    public StoredHistory read(byte[] stored, int from) {
        size = stored.length - from;
        in.from(stored, from);
        try {
            OtherRelease.check(in.octet(), VisitorBytes.VERSION, "a visitor's history");
            flags = in.octet();
            firstDay = day(VisitorBytes.SEEN, 0);
            firstPurchase = day(VisitorBytes.BOUGHT, base());
            firstPaid = day(VisitorBytes.PAID, base());
            readDays();
            readMoney();
            details.from(stored, base(), flags, moneyAt, in.place());
        } catch (IndexOutOfBoundsException e) {
            throw cut(e);
        }
        return this;
    }

    public boolean isBot() {
        return (flags & VisitorBytes.BOT) != 0;
    }

    /** Day of the first visit, or {@link #NEVER}; known also where it is older than the days that are kept. */
    public int firstDay() {
        return firstDay;
    }

    public int firstPurchase() {
        return firstPurchase;
    }

    /** Of the first purchase that was not for nothing. */
    public int firstPaid() {
        return firstPaid;
    }

    /** How many days had a visit. */
    public int days() {
        return dayCount;
    }

    public int day(int index) {
        return days[index];
    }

    /** How many days and currencies had orders or refunds, by day. */
    public int sums() {
        return moneyCount;
    }

    public int sumDay(int index) {
        return money[index * COLUMNS];
    }

    public int orders(int index) {
        return money[index * COLUMNS + 1];
    }

    public int paidOrders(int index) {
        return orders(index) - money[index * COLUMNS + 2];
    }

    public int refunds(int index) {
        return money[index * COLUMNS + 3];
    }

    /** All that has to be made anew for every visitor. */
    public Details details() {
        return told(details::all);
    }

    public @Nullable Touch firstTouch() {
        return told(details::first);
    }

    /** Of the first served list. */
    public @Nullable Earliest arm() {
        return told(details::arm);
    }

    /** By day and currency. */
    public List<DayMoney> money() {
        return told(details::money);
    }

    /** All of it, as it was written. */
    VisitorHistory whole() {
        Details told = details();
        return new VisitorHistory(
                Days.of(Arrays.copyOf(days, dayCount)),
                known(firstDay),
                known(firstPurchase),
                known(firstPaid),
                told.arm(),
                told.trial(),
                isBot(),
                told.money(),
                told.provenance());
    }

    private <T extends @Nullable Object> T told(Supplier<T> detail) {
        try {
            return detail.get();
        } catch (IndexOutOfBoundsException e) {
            throw cut(e);
        }
    }

    private SerializationException cut(IndexOutOfBoundsException e) {
        return new SerializationException("a visitor's history of " + size + " bytes is cut", e);
    }

    private int base() {
        return firstDay == NEVER ? 0 : firstDay;
    }

    private int day(int flag, int base) {
        return (flags & flag) == 0 ? NEVER : base + (int) in.signed();
    }

    private void readDays() {
        dayCount = in.length();
        if (dayCount > days.length) {
            days = new int[2 * dayCount];
        }
        int day = base();
        for (int i = 0; i < dayCount; i++) {
            day += i == 0 ? (int) in.signed() : in.count();
            days[i] = day;
        }
    }

    private void readMoney() {
        moneyCount = in.length();
        if (moneyCount * COLUMNS > money.length) {
            money = new int[2 * moneyCount * COLUMNS];
        }
        moneyAt = in.place();
        int day = base();
        for (int i = 0; i < moneyCount; i++) {
            day += (int) in.signed();
            in.count(); // its currency
            money[i * COLUMNS] = day;
            for (int column = 1; column < COLUMNS; column++) {
                money[i * COLUMNS + column] = in.count();
            }
            in.count(); // lines without a price
            in.skipAmount();
            in.skipAmount();
        }
    }

    private static @Nullable Integer known(int day) {
        return day == NEVER ? null : day;
    }
}
