package dev.sapando.monitoring.business;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The books of one partition's visitors. Whatever is entered answers with the changes of cells it causes: contributions of
 * the new state minus those of the old. Nothing is late; an older entry corrects what younger ones had said.
 *
 * @param horizon days before a visitor's newest that are kept and can still be corrected
 */
record VisitorLedger(VisitorStores stores, BusinessDays days, int horizon) {

    Contributions enter(Event event, Arrived arrived) {
        if (EventType.ERASURE.is(event) && event.getVisitorId() != null) {
            return erase(event.getVisitorId(), arrived);
        }
        int day = days.dayOf(event.getOccurredAt());
        var changes = new Contributions();
        boolean flagged = EventFlags.isBot(event);
        if (flagged) {
            changes.add(Cell.of("bots.events", BusinessDays.text(day)), 1);
        }
        String visitor = event.getVisitorId();
        if (visitor == null) {
            if (!flagged) {
                DayMoney.of(event, day).ifPresent(moved -> moved.contribute(changes, Label.NONE));
                ItemSales.of(event, day).forEach((of, sold) -> changes.plus(sold.contributions(of)));
            }
            return changes;
        }
        VisitorHistory before = stores.history(visitor);
        if (before.isBeyond(day, horizon)) {
            return changes.add(Cell.of("events.beyond_horizon", BusinessDays.text(day)), 1);
        }
        VisitorHistory after = exposures(visitor, event, day, before.segment(), before.after(event, day), changes);
        new SalesBook(stores, visitor, horizon).enter(ItemSales.of(event, day), before, after, changes);
        replace(visitor, before, after, changes);
        return changes;
    }

    /** Nothing is left of the visitor, and of what they added to the cells only what lies beyond the horizon, where it names nobody. */
    private Contributions erase(String visitor, Arrived arrived) {
        VisitorHistory before = stores.history(visitor);
        Segment segment = before.segment();
        Contributions changes = VisitorCells.changes(before, VisitorHistory.EMPTY);
        new SalesBook(stores, visitor, horizon).erase(segment, changes);
        stores.histories().delete(visitor);
        stores.eachSession(visitor, (key, steps) -> {
            changes.minus(steps.contributions(segment));
            stores.sessions().delete(key);
        });
        stores.eachExposure(visitor, (key, exposure) -> {
            changes.minus(exposure.contributions(segment));
            stores.exposures().delete(key);
        });
        stores.erasures().remember(visitor, arrived);
        return changes;
    }

    Contributions enter(ServedList list, Arrived arrived) {
        var changes = new Contributions();
        if (stores.erasures().cover(list, arrived)) {
            return changes;
        }
        String visitor = list.getVisitorId();
        var served = Exposure.Served.of(list, days.dayOf(list.getServedAt()));
        VisitorHistory before = stores.history(visitor);
        VisitorHistory told = before.afterServing(served.at(), served.day(), served.arm());
        VisitorHistory after = change(
                visitor,
                list.getRecommendationId(),
                exposure -> exposure.afterServing(served),
                before.segment(),
                told,
                changes);
        Trial trial = after.trial();
        VisitorHistory counted =
                trial != null && (before.trial() == null || before.trial().day() != trial.day())
                        ? after.with(stores.counted(visitor, trial))
                        : after;
        replace(visitor, before, counted, changes);
        return changes;
    }

    Contributions enter(String visitor, SessionChange change) {
        var changes = new Contributions();
        SessionSteps before = stores.session(change.key());
        SessionSteps after = change.steps();
        if (after == null ? before == null : after.equals(before)) {
            return changes;
        }
        VisitorHistory history = stores.history(visitor);
        Segment segment = history.segment();
        changes.plus(contributions(after, segment)).minus(contributions(before, segment));
        if (after == null) {
            stores.sessions().delete(change.key());
        } else {
            stores.sessions().put(change.key(), after);
        }
        Trial trial = history.trial();
        if (trial != null) {
            replace(visitor, history, history.with(trial.after(before, after)), changes);
        }
        return changes;
    }

    private void replace(String visitor, VisitorHistory before, VisitorHistory after, Contributions changes) {
        if (after == before) {
            return;
        }
        changes.plus(VisitorCells.changes(before, after));
        stores.histories().put(visitor, after.within(horizon));
        Segment from = before.segment();
        Segment to = after.segment();
        if (!from.equals(to)) {
            stores.eachSession(visitor, (key, steps) -> changes.plus(steps.contributions(to))
                    .minus(steps.contributions(from)));
        }
        if (from.bot() != to.bot()) {
            stores.eachExposure(visitor, (key, exposure) -> changes.plus(exposure.contributions(to))
                    .minus(exposure.contributions(from)));
        }
    }

    /** Enters the event into the lists it names, and what that changes of the trial into the history. */
    private VisitorHistory exposures(
            String visitor, Event event, int day, Segment segment, VisitorHistory told, Contributions changes) {
        List<OrderLine> lines = event.getLines();
        boolean bought = EventType.PURCHASE.is(event);
        if (lines == null || !(bought || EventType.REFUND.is(event))) {
            return change(
                    visitor,
                    event.getRecommendationId(),
                    exposure -> interaction(exposure, event, day),
                    segment,
                    told,
                    changes);
        }
        VisitorHistory history = told;
        for (OrderLine line : lines) {
            history = change(
                    visitor,
                    line.getRecommendationId(),
                    exposure -> exposure.afterTaking(
                            day,
                            line.getItemId(),
                            bought
                                    ? Taken.Count.ofPurchase(line.getQuantity())
                                    : Taken.Count.ofRefund(line.getQuantity())),
                    segment,
                    history,
                    changes);
        }
        return history;
    }

    private static Exposure interaction(Exposure exposure, Event event, int day) {
        if (EventType.RECOMMENDATION_VIEW.is(event) && event.getPositions() != null) {
            return exposure.afterSeeing(day, event.getPositions());
        }
        if (EventType.RECOMMENDATION_CLICK.is(event) && event.getPosition() != null) {
            return exposure.afterClick(day, event.getPosition());
        }
        return EventType.ADD_TO_CART.is(event)
                ? exposure.afterTaking(day, event.getItemId(), Taken.Count.CARTED)
                : exposure;
    }

    private VisitorHistory change(
            String visitor,
            @Nullable String recommendation,
            UnaryOperator<Exposure> step,
            Segment segment,
            VisitorHistory history,
            Contributions changes) {
        if (recommendation == null) {
            return history;
        }
        String key = CompositeKey.of(visitor, recommendation);
        Exposure before = stores.exposure(key);
        Exposure after = step.apply(before);
        if (after == before) {
            return history;
        }
        stores.exposures().put(key, after);
        changes.plus(after.changes(before, segment));
        Trial trial = history.trial();
        return trial == null ? history : history.with(trial.after(before, after));
    }

    private static Contributions contributions(@Nullable SessionSteps steps, Segment segment) {
        return steps == null ? new Contributions() : steps.contributions(segment);
    }
}
