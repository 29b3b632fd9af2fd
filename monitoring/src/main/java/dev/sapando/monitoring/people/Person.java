package dev.sapando.monitoring.people;

import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.business.Earliest;
import dev.sapando.monitoring.business.Label;
import dev.sapando.monitoring.business.StoredHistory;
import dev.sapando.monitoring.business.Touch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as visitors are known to be the same: the union of those days of theirs that are this person's. Bots are
 * nobody. One object is read, and filled anew with the next person: a question looks at a million of them.
 */
public final class Person {
    private static final int NEVER = StoredHistory.NEVER;
    /** Of who was shown lists of more than one arm. */
    public static final String BOTH_ARMS = "both";

    private final StoredHistory stored = new StoredHistory();
    private final List<StoredHistory> alone = List.of(stored);
    private final List<StoredHistory> united = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final DayList visits = new DayList();
    private final DayList orders = new DayList();
    private final DayList paidOrders = new DayList();
    private final DayList refunds = new DayList();
    private final DayList moneyDays = new DayList();
    private int firstVisit;
    private int firstPurchase;
    private int firstPaid;
    /** Of each part; of somebody who is one visitor it is what was read last. */
    private @Nullable List<StoredHistory> histories;

    private @Nullable String arm;
    private @Nullable Touch firstTouch;
    private boolean isFirstTouchKnown;

    Person alone(Part part) {
        clear();
        add(part);
        histories = alone;
        return this;
    }

    Person united(List<Part> all) {
        clear();
        all.forEach(this::add);
        if (parts.size() > 1) {
            visits.sort();
            orders.sort();
            paidOrders.sort();
            refunds.sort();
            moneyDays.sort();
        }
        return this;
    }

    /** Whether more than one visitor is this person. */
    public boolean isUnited() {
        return parts.size() > 1;
    }

    /** Whether anything is left of the person that counts. */
    boolean isSomebody() {
        return !parts.isEmpty();
    }

    /** Days with any event but a refund. */
    public DayList visits() {
        return visits;
    }

    /** Days with an order, or only those with one that was not for nothing. */
    public DayList orders(boolean alsoFree) {
        return alsoFree ? orders : paidOrders;
    }

    public DayList refunds() {
        return refunds;
    }

    /** Days of {@link #money()}: of orders and refunds, and those on which more was told of an order of another day. */
    public DayList moneyDays() {
        return moneyDays;
    }

    public int firstVisit() {
        return firstVisit;
    }

    public int firstPurchase(boolean alsoFree) {
        return alsoFree ? firstPurchase : firstPaid;
    }

    /** {@code none} of who was never served a list, {@link #BOTH_ARMS} of who belongs to neither because of both. */
    public String arm() {
        String known = arm;
        if (known == null) {
            known = readArm();
            arm = known;
        }
        return known;
    }

    public @Nullable Touch firstTouch() {
        if (!isFirstTouchKnown) {
            firstTouch = readFirstTouch();
            isFirstTouchKnown = true;
        }
        return firstTouch;
    }

    /** The last one on or before the day of the first purchase. */
    public @Nullable Touch lastTouch() {
        Touch last = null;
        for (int i = 0; i < parts.size(); i++) {
            for (Touch touch : histories().get(i).details().provenance().lastByDay()) {
                boolean counts = parts.get(i).has(touch.day()) && touch.day() <= firstPurchase;
                last = counts && (last == null || Touch.LAST.compare(touch, last) > 0) ? touch : last;
            }
        }
        return last;
    }

    /** Sums by day and currency, of each visitor by itself. */
    public List<DayMoney> money() {
        var money = new ArrayList<DayMoney>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (DayMoney sum : histories().get(i).money()) {
                if (part.has(sum.day())) {
                    money.add(sum);
                }
            }
        }
        return money;
    }

    private void clear() {
        parts.clear();
        visits.clear();
        orders.clear();
        paidOrders.clear();
        refunds.clear();
        moneyDays.clear();
        firstVisit = NEVER;
        firstPurchase = NEVER;
        firstPaid = NEVER;
        histories = null;
        arm = null;
        isFirstTouchKnown = false;
    }

    private void add(Part part) {
        stored.read(part.history(), part.offset());
        if (stored.isBot()) {
            return;
        }
        boolean didAnything = false;
        int visit = part.has(stored.firstDay()) ? stored.firstDay() : NEVER;
        for (int i = 0; i < stored.days(); i++) {
            if (part.has(stored.day(i))) {
                visits.add(stored.day(i));
                visit = Math.min(visit, stored.day(i));
                didAnything = true;
            }
        }
        firstVisit = Math.min(firstVisit, visit);
        firstPurchase = Math.min(firstPurchase, part.has(stored.firstPurchase()) ? stored.firstPurchase() : NEVER);
        firstPaid = Math.min(firstPaid, part.has(stored.firstPaid()) ? stored.firstPaid() : NEVER);
        for (int i = 0; i < stored.sums(); i++) {
            if (part.has(stored.sumDay(i))) {
                addMoney(i);
                didAnything = true;
            }
        }
        if (didAnything) {
            parts.add(part);
        }
    }

    private void addMoney(int index) {
        int day = stored.sumDay(index);
        moneyDays.add(day);
        if (stored.orders(index) > 0) {
            orders.add(day);
            firstPurchase = Math.min(firstPurchase, day);
        }
        if (stored.paidOrders(index) > 0) {
            paidOrders.add(day);
            firstPaid = Math.min(firstPaid, day);
        }
        if (stored.refunds(index) > 0) {
            refunds.add(day);
        }
    }

    private String readArm() {
        String one = null;
        for (StoredHistory each : histories()) {
            Earliest list = each.arm();
            if (list != null && one != null && !one.equals(list.value())) {
                return BOTH_ARMS;
            }
            one = list == null ? one : list.value();
        }
        return one == null ? Label.NONE : one;
    }

    private @Nullable Touch readFirstTouch() {
        Touch first = null;
        for (int i = 0; i < parts.size(); i++) {
            Touch touch = firstTouch(parts.get(i), histories().get(i));
            first = first == null || touch != null && Touch.FIRST.compare(touch, first) < 0 ? touch : first;
        }
        return first;
    }

    /** Of days that a visitor spent as another customer nothing is taken; within the others, a day's last touch stands for it. */
    private static @Nullable Touch firstTouch(Part part, StoredHistory history) {
        Touch first = history.firstTouch();
        if (first == null || part.has(first.day())) {
            return first;
        }
        return history.details().provenance().lastByDay().stream()
                .filter(touch -> part.has(touch.day()))
                .findFirst()
                .orElse(null);
    }

    private List<StoredHistory> histories() {
        List<StoredHistory> known = histories;
        if (known == null) {
            while (united.size() < parts.size()) {
                united.add(new StoredHistory());
            }
            for (int i = 0; i < parts.size(); i++) {
                united.get(i).read(parts.get(i).history(), parts.get(i).offset());
            }
            known = united.subList(0, parts.size());
            histories = known;
        }
        return known;
    }
}
