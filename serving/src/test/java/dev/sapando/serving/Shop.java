package dev.sapando.serving;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.Session;
import dev.sapando.schema.SessionItem;
import dev.sapando.serving.live.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shop for all tests: what its visitors do, as it stands on the topics. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    public static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private Shop() {}

    public static Event event(String visitor, EventType type, @Nullable String itemId, int minutes) {
        return Event.newBuilder()
                .setEventId(visitor + ":" + minutes)
                .setType(type.wireName())
                .setOccurredAt(at(minutes))
                .setVisitorId(visitor)
                .setConsent(true)
                .setItemId(itemId)
                .build();
    }

    public static Event view(String visitor, String itemId, int minutes) {
        return event(visitor, EventType.PRODUCT_VIEW, itemId, minutes);
    }

    public static Event purchase(String visitor, String itemId, int minutes) {
        Event event = event(visitor, EventType.PURCHASE, null, minutes);
        event.setLines(List.of(new OrderLine(itemId, 1, null, null)));
        return event;
    }

    public static Instant at(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    public static Session session(String visitor, int minutes, String... items) {
        return Session.newBuilder()
                .setSessionId("s")
                .setVisitorId(visitor)
                .setStartedAt(NOW)
                .setLastEventAt(at(minutes))
                .setEvents(items.length)
                .setItems(Arrays.stream(items)
                        .map(item -> new SessionItem(item, at(minutes), false))
                        .toList())
                .build();
    }

    public static Item item(String itemId, String category) {
        return Item.newBuilder().setItemId(itemId).setCategory(category).build();
    }

    public static ItemFeatures seen(String itemId, LocalDate day, long views, long carts, long purchases) {
        return new ItemFeatures(itemId, List.of(new ItemDay(day, views, carts, purchases)));
    }

    /** Red things are looked at together, and so are blue ones; among all, the hat is most popular. */
    public static void open(LiveState state) {
        state.write(() -> {
            for (String item : List.of("red-coat", "red-scarf", "red-gloves")) {
                state.item(item, item(item, "red"));
            }
            for (String item : List.of("blue-jeans", "blue-shirt", "hat", "belt")) {
                state.item(item, item(item, "blue"));
            }
            state.session(key("bo"), session("bo", 1, "red-coat", "red-scarf"));
            state.session(key("cleo"), session("cleo", 2, "red-coat", "red-gloves", "red-scarf"));
            state.session(key("dan"), session("dan", 3, "blue-jeans", "blue-shirt"));
            state.behaviour("hat", seen("hat", TODAY, 50, 0, 0));
            state.behaviour("red-scarf", seen("red-scarf", TODAY, 20, 0, 0));
            state.behaviour("blue-shirt", seen("blue-shirt", TODAY, 10, 0, 0));
            state.popularity().rank(TODAY);
        });
    }

    public static String key(String visitor) {
        return CompositeKey.of(visitor, "s");
    }
}
