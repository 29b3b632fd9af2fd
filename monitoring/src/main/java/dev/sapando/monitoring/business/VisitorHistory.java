package dev.sapando.monitoring.business;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the metrics need of one visitor, however its events arrive.
 *
 * @param active days with any event but a refund, which the shop may book without the visitor
 * @param firstDay the visitor's cohort; kept when the day itself has left {@code active}
 * @param firstPurchase day of the first purchase
 * @param firstPaid day of the first purchase that was not for nothing
 * @param arm of the first served list
 * @param trial from that list on; null without one, and where it is older than what is kept
 * @param bot an event was flagged so: the visitor counts nowhere else
 * @param money by day and currency, sorted so
 * @param provenance who it is and where it came from
 */
record VisitorHistory(
        Days active,
        @Nullable Integer firstDay,
        @Nullable Integer firstPurchase,
        @Nullable Integer firstPaid,
        @Nullable Earliest arm,
        @Nullable Trial trial,
        boolean bot,
        List<DayMoney> money,
        Provenance provenance) {
    static final VisitorHistory EMPTY =
            new VisitorHistory(Days.NONE, null, null, null, null, null, false, List.of(), Provenance.UNKNOWN);

    VisitorHistory {
        money = List.copyOf(money);
    }

    /** First touch. */
    @Nullable
    Earliest channel() {
        Touch first = provenance.first();
        return first == null ? null : new Earliest(first.at(), first.channel());
    }

    Segment segment() {
        return new Segment(Earliest.text(arm), bot, firstDay);
    }

    /** Whether the same day of both is the same visit: of the same cohort, channel, arm, and as much of a customer. */
    boolean isCountedLike(VisitorHistory other) {
        return segment().equals(other.segment())
                && Earliest.text(channel()).equals(Earliest.text(other.channel()))
                && Objects.equals(firstPurchase, other.firstPurchase);
    }

    /** Whether the day is too old to be counted: {@code horizon} days before the newest. */
    boolean isBeyond(int day, int horizon) {
        return !active.isEmpty() && day < active.last() - horizon;
    }

    /** Whether all of it is older: a visit, an order, a refund and, where that is all there is, a served list. */
    boolean isBefore(int day) {
        return (active.isEmpty() || active.last() < day)
                && money.stream().allMatch(sum -> sum.day() < day)
                && (arm == null || Math.floorDiv(arm.at(), VisitorBytes.DAY_MILLIS) < day);
    }

    /** Pure: the history with one more event in it; this very object where the event tells nothing new. */
    VisitorHistory after(Event event, int day) {
        boolean visit = !EventType.REFUND.is(event);
        Days days = visit ? active.with(day) : active;
        Integer first = visit ? earlier(firstDay, day) : firstDay;
        Integer bought = EventFlags.isOrder(event) ? earlier(firstPurchase, day) : firstPurchase;
        boolean flagged = bot || EventFlags.isBot(event);
        Optional<DayMoney> moved = DayMoney.of(event, day);
        boolean paid = moved.filter(DayMoney::isPaidOrder).isPresent();
        Integer firstNotFree = paid ? earlier(firstPaid, day) : firstPaid;
        List<DayMoney> sums = moved.map(sum -> plus(money, sum)).orElse(money);
        Provenance known = provenance.after(event, day);
        boolean same = days == active && sums == money && known == provenance && flagged == bot;
        return same ? this : new VisitorHistory(days, first, bought, firstNotFree, arm, trial, flagged, sums, known);
    }

    /** Pure: the history with one more served list; this very object where it tells nothing new. */
    VisitorHistory afterServing(long servedAt, int day, String servedArm) {
        Earliest first = Earliest.of(arm, servedAt, servedArm);
        if (arm == null) {
            return with(first, Trial.begunOn(day));
        }
        if (trial == null) {
            return first == arm ? this : with(first, null);
        }
        boolean sameArm = servedArm.equals(arm.value());
        if (first == arm) {
            return sameArm ? this : with(trial.crossedOn(day));
        }
        return with(first, sameArm ? trial.movedTo(day) : trial.overtakenBy(day));
    }

    /** This very object where the trial is the same. */
    VisitorHistory with(@Nullable Trial other) {
        return other == trial ? this : with(arm, other);
    }

    private VisitorHistory with(@Nullable Earliest first, @Nullable Trial other) {
        return new VisitorHistory(active, firstDay, firstPurchase, firstPaid, first, other, bot, money, provenance);
    }

    /** Without what is older than {@code horizon} days before the newest. What it added to the cells stays there. */
    VisitorHistory within(int horizon) {
        if (active.isEmpty() || active.first() >= active.last() - horizon) {
            return this;
        }
        int oldest = active.last() - horizon;
        List<DayMoney> recent =
                money.stream().filter(sum -> sum.day() >= oldest).toList();
        Trial kept = trial == null || trial.day() < oldest ? null : trial;
        return new VisitorHistory(
                active.from(oldest),
                firstDay,
                firstPurchase,
                firstPaid,
                arm,
                kept,
                bot,
                recent,
                provenance.from(oldest));
    }

    private static Integer earlier(@Nullable Integer known, int day) {
        return known == null || day < known ? Integer.valueOf(day) : known;
    }

    private static List<DayMoney> plus(List<DayMoney> sums, DayMoney moved) {
        var more = new ArrayList<>(sums);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).sameAs(moved)) {
                more.set(i, more.get(i).plus(moved));
                return more;
            }
        }
        more.add(moved);
        more.sort(DayMoney.ORDER);
        return more;
    }
}
