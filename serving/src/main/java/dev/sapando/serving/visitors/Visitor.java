package dev.sapando.serving.visitors;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One visitor: the current session's latest items, and what must not be shown again since it was bought or hidden.
 * Hiding is told by {@code events.verified} alone: after a restart it is known for as long as that topic is kept.
 */
public final class Visitor {
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Set<EventType> TOUCHES =
            Set.of(EventType.PRODUCT_VIEW, EventType.RECOMMENDATION_CLICK, EventType.ADD_TO_CART);

    private final String visitorId;
    private final LatestItems recent;
    private final LatestItems bought;
    /** Session and item: what is learnt from a session is unlearnt with it. */
    private final LatestItems boughtInSessions;

    private final LatestItems hidden;

    private @Nullable String clientSession;
    private Instant startedAt = Instant.MIN;
    private Instant lastEventAt = Instant.MIN;
    private boolean ended;

    Visitor(String visitorId, VisitorSettings settings) {
        this.visitorId = visitorId;
        recent = new LatestItems(settings.recentItems());
        bought = new LatestItems(settings.keptBack());
        boughtInSessions = new LatestItems(settings.keptBack());
        hidden = new LatestItems(settings.keptBack());
    }

    void apply(Event event, EventType type) {
        List<String> lines = event.getLines() == null || type != EventType.PURCHASE
                ? List.of()
                : event.getLines().stream().map(OrderLine::getItemId).toList();
        lines.forEach(itemId -> bought.add(itemId, event.getOccurredAt()));
        if (enter(event, type)) {
            lines.forEach(itemId -> recent.add(itemId, event.getOccurredAt()));
            if (event.getItemId() != null && TOUCHES.contains(type)) {
                recent.add(event.getItemId(), event.getOccurredAt());
            }
        }
        if (type == EventType.HIDE_ITEM && event.getItemId() != null) {
            hidden.add(event.getItemId(), event.getOccurredAt());
        }
    }

    void boughtIn(String sessionId, String itemId, Instant at) {
        boughtInSessions.add(CompositeKey.of(sessionId, itemId), at);
    }

    /** Nothing is known of that session any more. */
    void unlearn(String sessionId) {
        String prefix = CompositeKey.of(sessionId, "");
        boughtInSessions.removeIf(sessionAndItem -> sessionAndItem.startsWith(prefix));
    }

    /** Whether there is nothing to remember. */
    boolean isUnknown() {
        return isNew() && bought.isEmpty() && boughtInSessions.isEmpty() && hidden.isEmpty();
    }

    /** Items of the current session up to a moment, newest first. */
    public List<String> recentItems(Instant until) {
        return recent.until(until).filter(itemId -> !hidden.contains(itemId)).toList();
    }

    /** What must not be shown to this visitor: items bought or hidden. */
    public Stream<String> keptBack() {
        Stream<String> learnt = boughtInSessions.all().map(sessionAndItem -> CompositeKey.parts(sessionAndItem)
                .get(1));
        return Stream.of(bought.all(), learnt, hidden.all())
                .flatMap(items -> items)
                .distinct();
    }

    /** The current session's key in {@code features.sessions}; empty where no session is known. */
    public String sessionKey() {
        return isNew() ? "" : CompositeKey.of(visitorId, clientSession == null ? unnamed() : clientSession);
    }

    /** As the sessions are named where the client names none: by the first event. */
    private String unnamed() {
        return "@" + startedAt.toEpochMilli();
    }

    private boolean isNew() {
        return lastEventAt.equals(Instant.MIN);
    }

    /** Whether the event belongs to the current session, after beginning a new one where it starts one. */
    private boolean enter(Event event, EventType type) {
        Instant at = event.getOccurredAt();
        if (isNew() || startsAnother(event, at)) {
            clientSession = event.getSessionId();
            startedAt = at;
            lastEventAt = at;
            ended = false;
            recent.clear();
        } else if (!continues(event, at)) {
            return false;
        }
        startedAt = at.isBefore(startedAt) ? at : startedAt;
        lastEventAt = at.isAfter(lastEventAt) ? at : lastEventAt;
        ended |= type == EventType.SESSION_END;
        return true;
    }

    private boolean startsAnother(Event event, Instant at) {
        if (at.isBefore(lastEventAt)) {
            return false;
        }
        boolean sameClientSession = Objects.equals(event.getSessionId(), clientSession);
        return event.getSessionId() != null || clientSession != null
                ? !sameClientSession
                : ended || !at.isBefore(lastEventAt.plus(GAP));
    }

    private boolean continues(Event event, Instant at) {
        return Objects.equals(event.getSessionId(), clientSession)
                && (clientSession != null || at.isAfter(startedAt.minus(GAP)));
    }
}
