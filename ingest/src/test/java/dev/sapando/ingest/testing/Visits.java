package dev.sapando.ingest.testing;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What visitors do on the days from a first one on, counted from 0; each event has an id of its own. */
public final class Visits {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Visits() {}

    public static Event view(String visitor, int day, @Nullable String channel) {
        Event event = Shop.viewed("s:" + NEXT.getAndIncrement());
        event.setVisitorId(visitor);
        event.setOccurredAt(Shop.NOW.plus(Duration.ofDays(day)));
        event.setChannel(channel);
        return event;
    }

    public static Event order(String type, String visitor, int day, String price) {
        Event event = view(visitor, day, null);
        event.setType(type);
        event.setItemId(null);
        event.setOrderId("o");
        event.setCurrency("EUR");
        event.setLines(List.of(new OrderLine("red-coat", 1, new BigDecimal(price), null)));
        return event;
    }

    /** Buy on a day, after an email; some of them come again a week later, others the day after that. */
    public static void customers(List<Event> events, String name, int day, int customers, int comingAgain) {
        for (int i = 0; i < customers; i++) {
            events.add(view(name + i, day, "email"));
            events.add(order("purchase", name + i, day, "30.0000"));
            events.add(view(name + i, day + (i < comingAgain ? 7 : 8), null));
        }
    }

    public static Event flagged(String flag, Event event) {
        event.setFlags(List.of(flag));
        return event;
    }
}
