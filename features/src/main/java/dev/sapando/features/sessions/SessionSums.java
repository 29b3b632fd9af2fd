package dev.sapando.features.sessions;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.features.ItemTouch;
import dev.sapando.schema.features.Mention;
import dev.sapando.schema.features.SessionSum;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session is the sum of its events: {@code add} is associative and commutative, so neither order nor grouping matters. */
final class SessionSums {
    private SessionSums() {}

    /** The session of one event alone. */
    static SessionSum of(Event event) {
        long at = event.getOccurredAt().toEpochMilli();
        Optional<EventType> type = EventType.of(event.getType());
        return new SessionSum(
                at,
                at,
                EventType.SESSION_END.is(event),
                EventFlags.isBot(event),
                mention(event, at, event.getCustomerId()),
                mention(event, at, event.getChannel()),
                mention(event, at, event.getCampaign()),
                mention(event, at, event.getPlatform()),
                1,
                one(event, EventType.PAGE_VIEW),
                one(event, EventType.PRODUCT_VIEW),
                one(event, EventType.SEARCH),
                one(event, EventType.ADD_TO_CART),
                one(event, EventType.CHECKOUT_STARTED),
                EventFlags.isOrder(event) ? 1 : 0,
                one(event, EventType.REFUND),
                type.map(t -> touched(t, event, at)).orElse(List.of()),
                EventType.PURCHASE.is(event) ? bought(event, at) : List.of());
    }

    static SessionSum add(SessionSum a, SessionSum b) {
        return new SessionSum(
                Math.min(a.getStartedAt(), b.getStartedAt()),
                Math.max(a.getLastEventAt(), b.getLastEventAt()),
                a.getEnded() || b.getEnded(),
                a.getBot() || b.getBot(),
                Mentions.latest(a.getCustomer(), b.getCustomer()),
                Mentions.earliest(a.getChannel(), b.getChannel()),
                Mentions.earliest(a.getCampaign(), b.getCampaign()),
                Mentions.earliest(a.getPlatform(), b.getPlatform()),
                a.getEvents() + b.getEvents(),
                a.getPageViews() + b.getPageViews(),
                a.getProductViews() + b.getProductViews(),
                a.getSearches() + b.getSearches(),
                a.getCartAdds() + b.getCartAdds(),
                a.getCheckouts() + b.getCheckouts(),
                a.getPurchases() + b.getPurchases(),
                a.getRefunds() + b.getRefunds(),
                LatestItems.merge(a.getTouched(), b.getTouched()),
                LatestItems.merge(a.getBought(), b.getBought()));
    }

    private static int one(Event event, EventType type) {
        return type.is(event) ? 1 : 0;
    }

    private static @Nullable Mention mention(Event event, long at, @Nullable String value) {
        return value == null ? null : new Mention(at, event.getEventId(), value);
    }

    private static List<ItemTouch> touched(EventType type, Event event, long at) {
        return switch (type) {
            case PRODUCT_VIEW, RECOMMENDATION_CLICK, ADD_TO_CART -> touches(Stream.ofNullable(event.getItemId()), at);
            case PURCHASE -> bought(event, at);
            default -> List.of();
        };
    }

    private static List<ItemTouch> bought(Event event, long at) {
        return touches(Stream.ofNullable(event.getLines()).flatMap(List::stream).map(OrderLine::getItemId), at);
    }

    private static List<ItemTouch> touches(Stream<String> items, long at) {
        return items.map(item -> List.of(new ItemTouch(item, at))).reduce(List.of(), LatestItems::merge);
    }
}
