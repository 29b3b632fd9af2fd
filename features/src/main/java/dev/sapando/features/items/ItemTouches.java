package dev.sapando.features.items;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What one event says about items: a history of one day for each item it is about. */
record ItemTouches(ZoneId zone) {
    /** Whether such an event is about items at all. */
    static boolean concerns(Event event) {
        return EventType.PRODUCT_VIEW.is(event) || EventType.ADD_TO_CART.is(event) || EventType.PURCHASE.is(event);
    }

    static boolean complete(Event event) {
        return EventType.PURCHASE.is(event) ? event.getLines() != null : event.getItemId() != null;
    }

    /** Of an event that concerns items and is complete; units bought, but carts and views by event. */
    List<ItemFeatures> of(Event event) {
        LocalDate day = LocalDate.ofInstant(event.getOccurredAt(), zone);
        if (EventType.PURCHASE.is(event)) {
            return ItemHistory.distinct(event.getLines().stream()
                    .map(line -> one(line.getItemId(), new ItemDay(day, 0L, 0L, (long) line.getQuantity())))
                    .toList());
        }
        boolean viewed = EventType.PRODUCT_VIEW.is(event);
        return List.of(one(event.getItemId(), new ItemDay(day, viewed ? 1L : 0L, viewed ? 0L : 1L, 0L)));
    }

    private static ItemFeatures one(String itemId, ItemDay day) {
        return new ItemFeatures(itemId, List.of(day));
    }
}
