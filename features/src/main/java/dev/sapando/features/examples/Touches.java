package dev.sapando.features.examples;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.features.Deed;
import dev.sapando.schema.features.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says of served lists, by the lists' ids. An order may have lines from several. */
final class Touches {
    private static final int BY_ITEM = -1;

    private final Event event;
    private final Map<String, List<Touch>> byList = new LinkedHashMap<>();

    private Touches(Event event) {
        this.event = event;
    }

    static Map<String, List<Touch>> of(Event event) {
        var touches = new Touches(event);
        touches.read();
        return touches.byList;
    }

    private void read() {
        List<OrderLine> lines = event.getLines();
        if (EventType.PURCHASE.is(event) && lines != null) {
            lines.forEach(line -> ofLine(Deed.BOUGHT, line));
        } else if (EventType.REFUND.is(event) && lines != null) {
            lines.forEach(line -> ofLine(Deed.REFUNDED, line));
        } else if (EventType.RECOMMENDATION_VIEW.is(event) && event.getPositions() != null) {
            event.getPositions().forEach(place -> add(event.getRecommendationId(), Deed.SEEN, place, null, 1));
        } else if (EventType.RECOMMENDATION_CLICK.is(event) && event.getPosition() != null) {
            add(event.getRecommendationId(), Deed.CLICKED, event.getPosition(), null, 1);
        } else if (EventType.ADD_TO_CART.is(event)) {
            add(event.getRecommendationId(), Deed.CARTED, BY_ITEM, event.getItemId(), 1);
        }
    }

    private void ofLine(Deed deed, OrderLine line) {
        add(line.getRecommendationId(), deed, BY_ITEM, line.getItemId(), line.getQuantity());
    }

    private void add(@Nullable String list, Deed deed, int place, @Nullable String itemId, int units) {
        if (list != null) {
            boolean bot = EventFlags.isBot(event);
            long at = event.getOccurredAt().toEpochMilli();
            byList.computeIfAbsent(list, id -> new ArrayList<>()).add(new Touch(deed, place, itemId, at, units, bot));
        }
    }
}
