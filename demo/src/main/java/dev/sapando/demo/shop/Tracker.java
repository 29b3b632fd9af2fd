package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop's script in one visitor's browser: numbers the events of a visit, writes them, and loses its way as often as
 * {@link Dirt} says. What goes wrong is drawn apart from what the visitor does, so that a clean shop is the same shop.
 */
final class Tracker {
    /** Orders are few: they are spoilt more often, so that a day has some. */
    private static final int ORDERS_BREAK_TIMES = 5;

    private final World world;
    private final Visitor visitor;
    private final String visit;
    private final Arrived arrived;
    private final Dice dirt;
    private int sequence;

    /** By which channel and campaign a visitor came. */
    record Arrived(Channel channel, @Nullable String campaign) {}

    Tracker(World world, Visitor visitor, String visit, Arrived arrived, Dice dirt) {
        this.world = world;
        this.visitor = visitor;
        this.visit = visit;
        this.arrived = arrived;
        this.dirt = dirt;
    }

    /** The session's id where the client numbers its sessions. */
    @Nullable
    String sessionId() {
        return visitor.numberingSessions() ? visit : null;
    }

    String visit() {
        return visit;
    }

    void event(EventType type, long at, JsonObject details) {
        event(type, at, details, 0);
    }

    /** @param cents what was paid with it */
    void event(EventType type, long at, JsonObject details, long cents) {
        JsonObject event = start(visit + ":" + ++sequence, type, at);
        if (sessionId() != null) {
            event.put("sessionId", visit);
        }
        if (visitor.customerId() != null) {
            event.put("customerId", visitor.customerId());
        }
        event.put("channel", arrived.channel().wireName());
        if (arrived.campaign() != null) {
            event.put("campaign", arrived.campaign());
        }
        event.put("platform", visitor.device().platform())
                .put("userAgent", visitor.device().userAgent())
                .put("consent", visitor.consenting())
                .mergeIn(details);
        post(event, at, new Letter.Note(Letter.Fate.GOOD, type, visitor, visit, cents, null));
    }

    /** An event that the warehouse reports, long after the visit: it has no session, device or channel. */
    void fromWarehouse(String eventId, EventType type, long at, JsonObject details, long cents) {
        JsonObject event = start(eventId, type, at);
        if (visitor.customerId() != null) {
            event.put("customerId", visitor.customerId());
        }
        event.put("consent", visitor.consenting()).mergeIn(details);
        post(event, at, new Letter.Note(Letter.Fate.GOOD, type, visitor, null, cents, null));
    }

    private JsonObject start(String eventId, EventType type, long at) {
        return new JsonObject()
                .put("eventId", eventId)
                .put("type", type.wireName())
                .put("occurredAt", timestamp(at))
                .put("visitorId", visitor.id());
    }

    private void post(JsonObject event, long at, Letter.Note note) {
        Dirt rates = world.settings().dirt();
        boolean order = note.cents() > 0;
        List<Breakage> ways = visitor.consenting() ? Breakage.of(note.type()) : List.of();
        if (dirt.chance(order ? ORDERS_BREAK_TIMES * rates.broken() : rates.broken()) && !ways.isEmpty()) {
            Breakage breakage = dirt.oneOf(ways);
            breakage.spoil(event);
            var spoilt =
                    new Letter.Note(Letter.Fate.BROKEN, note.type(), visitor, note.visit(), note.cents(), breakage);
            world.mail().post(new Letter(at, event.encode(), spoilt));
            return;
        }
        boolean late = note.type() != EventType.SESSION_END && dirt.chance(rates.late());
        long sendAt = late ? at + pause(20_000, 120_000) : at;
        var letter = new Letter(sendAt, event.encode(), late ? note.as(Letter.Fate.LATE) : note);
        world.mail().post(letter);
        if (dirt.chance(rates.duplicates())) {
            world.mail().post(letter.resentAt(sendAt + pause(1_000, 90_000)));
        }
    }

    private long pause(long from, long to) {
        return (long) (dirt.between(from, to) * world.pace());
    }

    /** Always with milliseconds, also where they are zero. */
    private static String timestamp(long at) {
        String text = Instant.ofEpochMilli(at).toString();
        return at % 1_000 == 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }
}
