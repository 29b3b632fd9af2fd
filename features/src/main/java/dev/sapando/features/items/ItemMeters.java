package dev.sapando.features.items;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What becomes of events about items, counted. After a crash what was not committed is counted again. */
final class ItemMeters {
    private static final String EVENTS = "sapando.features.items.events";
    private static final String DAYS_DROPPED = "sapando.features.items.days.dropped";

    private final Counter counted;
    private final Counter bots;
    private final Counter incomplete;
    private final Counter daysDropped;

    ItemMeters(MeterRegistry registry) {
        counted = events("counted", registry);
        bots = events("bot", registry);
        incomplete = events("incomplete", registry);
        daysDropped = Counter.builder(DAYS_DROPPED)
                .description("Days of an item too far behind its newest to carry weight")
                .register(registry);
    }

    void counted() {
        counted.increment();
    }

    void bot() {
        bots.increment();
    }

    /** A view or cart without an item, a purchase without lines: verification let something through. */
    void incomplete() {
        incomplete.increment();
    }

    void daysDropped(int days) {
        daysDropped.increment(days);
    }

    private static Counter events(String outcome, MeterRegistry registry) {
        return Counter.builder(EVENTS)
                .tag("outcome", outcome)
                .description("Views, carts and purchases: counted, by a bot, or incomplete")
                .register(registry);
    }
}
