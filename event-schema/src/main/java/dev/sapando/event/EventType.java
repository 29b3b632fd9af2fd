package dev.sapando.event;

import dev.sapando.schema.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything the shop can report, by the name it has on the wire; and {@link #ERASURE}, which only the collector writes. */
public enum EventType {
    PAGE_VIEW("page_view", PageView::new),
    PRODUCT_VIEW("product_view", ProductView::new),
    SCROLL("scroll", Scroll::new),
    SEARCH("search", Search::new),
    RECOMMENDATION_VIEW("recommendation_view", RecommendationView::new),
    RECOMMENDATION_CLICK("recommendation_click", RecommendationClick::new),
    HIDE_ITEM("hide_item", HideItem::new),
    ADD_TO_CART("add_to_cart", AddToCart::new),
    REMOVE_FROM_CART("remove_from_cart", RemoveFromCart::new),
    CHECKOUT_STARTED("checkout_started", CheckoutStarted::new),
    PURCHASE("purchase", Purchase::new),
    REFUND("refund", Refund::new),
    SIGN_UP("sign_up", SignUp::new),
    SESSION_END("session_end", SessionEnd::new),
    /** In its visitor's own stream, so that what came before it goes and what comes after it is new, everywhere alike. */
    ERASURE("erasure", Erasure::new);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private static final List<EventType> REPORTED =
            Arrays.stream(values()).filter(type -> type != ERASURE).toList();

    private final String wireName;
    private final Function<Event, EventView> view;

    EventType(String wireName, Function<Event, EventView> view) {
        this.wireName = wireName;
        this.view = view;
    }

    public String wireName() {
        return wireName;
    }

    public boolean is(Event event) {
        return wireName.equals(event.getType());
    }

    /** The typed view of an event of this type. */
    public EventView view(Event event) {
        return view.apply(require(event));
    }

    public static Optional<EventType> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** What the shop can report: all but an erasure, which is asked for and not reported. */
    public static List<EventType> reported() {
        return REPORTED;
    }

    Event require(Event event) {
        if (!is(event)) {
            throw new IllegalArgumentException(event.getEventId() + " is a " + event.getType() + ", not a " + wireName);
        }
        return event;
    }
}
