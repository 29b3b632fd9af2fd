package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import org.jspecify.annotations.Nullable;

/** One event on its way to the collector, and what its sender knows about it. */
record Letter(long sendAt, String line, Note note) {
    /** How the event reaches the collector. */
    enum Fate {
        GOOD,
        LATE,
        DUPLICATE,
        BROKEN
    }

    /**
     * @param visit whose visit it belongs to; null where it belongs to none
     * @param cents what was paid, or paid back
     */
    record Note(
            Fate fate,
            EventType type,
            Visitor visitor,
            @Nullable String visit,
            long cents,
            @Nullable Breakage breakage) {
        Note as(Fate other) {
            return new Note(other, type, visitor, visit, cents, breakage);
        }
    }

    Letter resentAt(long time) {
        return new Letter(time, line, note.as(Fate.DUPLICATE));
    }
}
