package dev.sapando.features.sessions;

import dev.sapando.event.EventType;
import dev.sapando.features.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A visitor's seeded history, full of ties, silences of exactly half an hour, and everything else that makes order matter. */
final class History {
    private static final EventType[] TYPES = EventType.reported().toArray(EventType[]::new);

    private final Random random;
    private final String visitorId;
    private final int items;

    private History(long seed, String visitorId) {
        this.random = new Random(seed);
        this.visitorId = visitorId;
        this.items = seed % 10 == 0 ? 400 : 12;
    }

    static List<Event> of(long seed, String visitorId) {
        var history = new History(seed, visitorId);
        int events = 3 + history.random.nextInt(90);
        return IntStream.range(0, events).mapToObj(history::event).toList();
    }

    static List<Event> shuffled(List<Event> events, long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private Event event(int number) {
        EventType type = TYPES[random.nextInt(TYPES.length)];
        Event event = Shop.event("e-" + number, type, Shop.minute(random.nextInt(100) * 10L));
        event.setVisitorId(visitorId);
        event.setSessionId(oneOf("s-1", "s-2", "@17", null, null, null, null, null));
        event.setCustomerId(oneOf("c-1", "c-2", null, null));
        event.setChannel(oneOf("email", "search", null, null));
        event.setCampaign(oneOf("spring", "sale", null, null));
        event.setPlatform(oneOf("mobile", "web", null, null));
        event.setFlags(random.nextInt(30) == 0 ? List.of("bot") : List.of());
        event.setItemId(type == EventType.PAGE_VIEW ? null : item());
        event.setLines(
                type != EventType.PURCHASE
                        ? null
                        : IntStream.rangeClosed(0, random.nextInt(items == 12 ? 3 : 60))
                                .mapToObj(i -> new OrderLine(item(), 1 + random.nextInt(3), null, null))
                                .toList());
        return event;
    }

    private String item() {
        return "item-" + random.nextInt(items);
    }

    private @Nullable String oneOf(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }
}
