package dev.sapando.event;

import dev.sapando.schema.Event;

/** What verification notes of an event, by the names that other services read. */
public final class EventFlags {
    /** A machine that says what it is. */
    public static final String BOT = "bot";
    /** More of an order that a purchase verified earlier has begun. */
    public static final String SAME_ORDER = "same_order";

    private EventFlags() {}

    public static boolean isBot(Event event) {
        return event.getFlags().contains(BOT);
    }

    /** Whether it is a purchase that begins an order. */
    public static boolean isOrder(Event event) {
        return EventType.PURCHASE.is(event) && !event.getFlags().contains(SAME_ORDER);
    }
}
