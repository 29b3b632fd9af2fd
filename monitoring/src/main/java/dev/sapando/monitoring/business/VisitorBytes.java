package dev.sapando.monitoring.business;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Writes a visitor's history as bytes, a day of a long one as one of them, in the order in which {@link StoredHistory} wants to
 * read it: days and counts first, texts last.
 */
final class VisitorBytes {
    /** Of what histories add to the cells, too: what they added before is taken away again when they change. */
    static final int VERSION = 3;

    static final int BOT = 1;
    static final int SEEN = 2;
    static final int BOUGHT = 4;
    static final int PAID = 8;
    static final int TOUCHED = 16;
    static final int SERVED = 32;
    static final int TRIED = 64;

    static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private VisitorBytes() {}

    static Serde<VisitorHistory> serde() {
        return Serdes.serdeFrom(
                (topic, history) -> history == null ? null : bytes(history),
                (topic, bytes) -> bytes == null
                        ? null
                        : new StoredHistory().read(bytes, 0).whole());
    }

    static byte[] bytes(VisitorHistory history) {
        var out = new Packed();
        Provenance provenance = history.provenance();
        Integer firstDay = history.firstDay();
        int base = firstDay == null ? 0 : firstDay;
        out.octet(VERSION).octet(flags(history));
        day(firstDay, 0, out);
        day(history.firstPurchase(), base, out);
        day(history.firstPaid(), base, out);
        days(history.active(), base, out);
        money(history.money(), base, out);
        out.endOfFirst();
        Touch first = provenance.first();
        if (first != null) {
            out.signed(first.day() - base);
            touch(first, out);
        }
        Earliest arm = history.arm();
        if (arm != null) {
            out.signed(arm.at() - base * DAY_MILLIS).text(arm.value());
        }
        if (history.trial() != null) {
            trial(history.trial(), base, out);
        }
        out.unsigned(provenance.lastByDay().size());
        int day = base;
        for (Touch touch : provenance.lastByDay()) {
            out.signed(touch.day() - day);
            day = touch.day();
            touch(touch, out);
        }
        out.unsigned(provenance.customers().size());
        for (CustomerSince since : provenance.customers()) {
            out.signed(since.day() - base)
                    .signed(since.at() - since.day() * DAY_MILLIS)
                    .text(since.id());
        }
        return out.bytes();
    }

    private static int flags(VisitorHistory history) {
        return (history.bot() ? BOT : 0)
                | (history.firstDay() == null ? 0 : SEEN)
                | (history.firstPurchase() == null ? 0 : BOUGHT)
                | (history.firstPaid() == null ? 0 : PAID)
                | (history.provenance().first() == null ? 0 : TOUCHED)
                | (history.arm() == null ? 0 : SERVED)
                | (history.trial() == null ? 0 : TRIED);
    }

    private static void day(@Nullable Integer day, int base, Packed out) {
        if (day != null) {
            out.signed(day - base);
        }
    }

    private static void days(Days days, int base, Packed out) {
        out.unsigned(days.size());
        for (int i = 0; i < days.size(); i++) {
            if (i == 0) {
                out.signed(days.get(i) - base);
            } else {
                out.unsigned(days.get(i) - days.get(i - 1));
            }
        }
    }

    private static void money(List<DayMoney> sums, int base, Packed out) {
        out.unsigned(sums.size());
        int day = base;
        for (DayMoney sum : sums) {
            out.signed(sum.day() - day)
                    .text(sum.currency())
                    .unsigned(sum.orders())
                    .unsigned(sum.freeOrders())
                    .unsigned(sum.refunds())
                    .unsigned(sum.linesWithoutPrice())
                    .amount(sum.gross())
                    .amount(sum.refunded());
            day = sum.day();
        }
    }

    private static void trial(Trial trial, int base, Packed out) {
        out.signed(trial.day() - base);
        Integer crossed = trial.crossed();
        if (crossed == null) {
            out.octet(0);
        } else {
            out.octet(1).signed(crossed - trial.day());
        }
        Tally tally = trial.tally();
        out.signed(tally.sessions())
                .signed(tally.buyingSessions())
                .signed(tally.seen())
                .signed(tally.clicked());
    }

    private static void touch(Touch touch, Packed out) {
        out.signed(touch.at() - touch.day() * DAY_MILLIS).text(touch.channel()).text(touch.campaign());
    }
}
