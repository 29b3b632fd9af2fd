package dev.sapando.ingest.verify;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verification notices of an event and does not refuse. A flag is what was known when the event was verified: an item may come
 * into the catalogue, and a purchase arrive, a moment later.
 */
final class Flags {
    static final String UNKNOWN_ITEM = "unknown_item";
    static final String REFUND_WITHOUT_PURCHASE = "refund_without_purchase";

    private final Bots bots = new Bots();
    private final KnownItems items;
    private final PastOrders orders;

    Flags(KnownItems items, PastOrders orders) {
        this.items = items;
        this.orders = orders;
    }

    /**
     * Those of an event that is verified now; what it says of itself does not count. Remembers what it buys, and forgets all of a
     * visitor who asks for that.
     */
    List<String> of(Event event, Instant arrival) {
        if (EventType.ERASURE.is(event) && event.getVisitorId() != null) {
            orders.forget(event.getVisitorId());
        }
        var flags = new ArrayList<String>();
        if (event.getUserAgent() != null && bots.isBot(event.getUserAgent())) {
            flags.add(EventFlags.BOT);
        }
        if (namesUnknownItem(event)) {
            flags.add(UNKNOWN_ITEM);
        }
        order(event, arrival, flags);
        return flags;
    }

    private boolean namesUnknownItem(Event event) {
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        return isUnknown(event.getItemId())
                || lines.stream().map(OrderLine::getItemId).anyMatch(this::isUnknown);
    }

    private boolean isUnknown(@Nullable String itemId) {
        return itemId != null && !items.mayExist(itemId);
    }

    /** Without consent there is no visitor, and so nothing that events of one order could be known to share. */
    private void order(Event event, Instant arrival, List<String> flags) {
        String visitor = event.getVisitorId();
        String order = event.getOrderId();
        if (visitor == null || order == null) {
            return;
        }
        boolean known = orders.has(visitor, order, arrival);
        if (EventType.REFUND.is(event) && !known) {
            flags.add(REFUND_WITHOUT_PURCHASE);
        }
        if (EventType.PURCHASE.is(event) && known) {
            flags.add(EventFlags.SAME_ORDER);
        } else if (EventType.PURCHASE.is(event)) {
            orders.placed(visitor, order, arrival);
        }
    }
}
