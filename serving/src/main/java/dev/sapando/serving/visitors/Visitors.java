package dev.sapando.serving.visitors;

import dev.sapando.event.EventFlags;
import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import dev.sapando.schema.SessionItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The freshest state of every visitor, out of the verified events themselves, so that a click changes the next list. What
 * was bought is learnt from the sessions too, which are kept longer than events. Memory is bounded: of too many visitors the
 * one without activity for longest is forgotten, and counted. Guarded by the lock of the live state.
 */
public final class Visitors {

    private final VisitorSettings settings;
    private final Map<String, Visitor> byActivity = new LinkedHashMap<>();
    private long forgotten;

    public Visitors(VisitorSettings settings) {
        this.settings = settings;
    }

    public int size() {
        return byActivity.size();
    }

    /** Visitors that made room for others so far. */
    public long forgotten() {
        return forgotten;
    }

    /** An erasure takes the visitor away. Events of bots, without a visitor, or of a type unknown to this release change nothing. */
    public void apply(Event event) {
        if (EventType.ERASURE.is(event)) {
            byActivity.remove(event.getVisitorId());
        } else if (event.getVisitorId() != null && !EventFlags.isBot(event)) {
            EventType.of(event.getType())
                    .ifPresent(type -> known(event.getVisitorId()).apply(event, type));
        }
    }

    public void apply(Session session) {
        for (SessionItem item : session.getItems()) {
            if (item.getBought()) {
                known(session.getVisitorId()).boughtIn(session.getSessionId(), item.getItemId(), item.getLastAt());
            }
        }
    }

    /**
     * The session is no longer one: it was absorbed by another, or its visitor is erased. A row of it may have been read after the
     * erasure, from another topic, so that what it taught has to go with it.
     */
    public void gone(String visitorId, String sessionId) {
        Visitor visitor = byActivity.get(visitorId);
        if (visitor != null) {
            visitor.unlearn(sessionId);
            if (visitor.isUnknown()) {
                byActivity.remove(visitorId);
            }
        }
    }

    /** Reading does not count as activity, so any number of readers may ask at once. */
    public Optional<Visitor> find(String visitorId) {
        return Optional.ofNullable(byActivity.get(visitorId));
    }

    private Visitor known(String visitorId) {
        Visitor found = byActivity.remove(visitorId);
        Visitor visitor = found == null ? new Visitor(visitorId, settings) : found;
        byActivity.put(visitorId, visitor);
        if (byActivity.size() > settings.visitors()) {
            byActivity.remove(byActivity.keySet().iterator().next());
            forgotten++;
        }
        return visitor;
    }
}
