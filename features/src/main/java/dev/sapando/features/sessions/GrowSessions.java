package dev.sapando.features.sessions;

import static dev.sapando.features.sessions.StartIndex.Kind.CLIENT;
import static dev.sapando.features.sessions.StartIndex.Kind.GAP;

import dev.sapando.event.EventType;
import dev.sapando.features.disk.Scrubbing;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import dev.sapando.schema.features.SessionSum;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Puts each event into its session, or forgets all of its visitor where it is an erasure; forwards the session's row as it is now, after tombstones for the ids it no longer has. */
final class GrowSessions implements Processor<String, Event, String, Session> {
    private final Gaps gaps;
    private final Duration kept;
    private final SessionMeters meters;
    private final Duration cleaning;
    private @Nullable Scrubbing scrubbing;
    private @Nullable ProcessorContext<String, Session> context;
    private @Nullable KeptSessions sessions;

    GrowSessions(Gaps gaps, Duration kept, SessionMeters meters, Duration cleaning) {
        this.gaps = gaps;
        this.kept = kept;
        this.meters = meters;
        this.cleaning = cleaning;
    }

    @Override
    public void init(ProcessorContext<String, Session> opened) {
        context = opened;
        KeyValueStore<Bytes, byte[]> starts = opened.getStateStore(SessionStores.STARTS);
        sessions = new KeptSessions(
                opened.getStateStore(SessionStores.SUMS),
                starts,
                opened.getStateStore(SessionStores.BOUNDS),
                kept,
                meters);
        scrubbing = Scrubbing.of(opened, cleaning, SessionStores.SUMS, SessionStores.STARTS, SessionStores.BOUNDS);
    }

    @Override
    public void process(Record<String, Event> record) {
        if (context == null || sessions == null || scrubbing == null) {
            throw new IllegalStateException("an event before the stores were opened");
        }
        Event event = record.value();
        if (EventType.ERASURE.is(event)) {
            retract(sessions.forget(event.getVisitorId()), record.timestamp(), context);
            scrubbing.erased();
            meters.erased();
            return;
        }
        SessionSum one = SessionSums.of(event);
        String client = event.getSessionId();
        Optional<Grown> grown = client == null || client.isEmpty()
                ? byGap(sessions, event.getVisitorId(), one)
                : byClient(sessions, SessionId.ofClient(event.getVisitorId(), client), one);
        ProcessorContext<String, Session> next = context;
        grown.ifPresent(g -> {
            retract(g.gone(), record.timestamp(), next);
            next.forward(new Record<>(g.id().key(), SessionRows.of(g.id(), g.sum()), record.timestamp()));
        });
    }

    private static void retract(List<SessionId> gone, long at, ProcessorContext<String, Session> next) {
        gone.forEach(id -> next.forward(new Record<>(id.key(), null, at)));
    }

    private record Grown(SessionId id, SessionSum sum, List<SessionId> gone) {}

    private Optional<Grown> byClient(KeptSessions kept, SessionId id, SessionSum one) {
        Optional<SessionSum> before = kept.find(id);
        if (before.isEmpty()) {
            return begun(kept, CLIENT, id, one);
        }
        SessionSum sum = SessionSums.add(before.get(), one);
        kept.replace(CLIENT, id, before.get(), id, sum);
        return Optional.of(new Grown(id, sum, List.of()));
    }

    private Optional<Grown> byGap(KeptSessions kept, String visitorId, SessionSum one) {
        long at = one.getStartedAt();
        Gaps.Step step = gaps.join(kept.before(visitorId, at), kept.after(visitorId, at), one);
        SessionId id = SessionId.ofGap(visitorId, step.session().getStartedAt());
        if (step.joined().isEmpty()) {
            return begun(kept, GAP, id, one);
        }
        step.joined().forEach(old -> kept.replace(GAP, idOf(visitorId, old), old, id, step.session()));
        List<SessionId> gone = step.joined().stream()
                .map(old -> idOf(visitorId, old))
                .filter(old -> !old.equals(id))
                .toList();
        count(step, gone);
        return Optional.of(new Grown(id, step.session(), gone));
    }

    private Optional<Grown> begun(KeptSessions kept, StartIndex.Kind kind, SessionId id, SessionSum one) {
        if (!kept.admits(id.visitorId(), one.getStartedAt())) {
            meters.tooOld();
            return Optional.empty();
        }
        kept.begin(kind, id, one);
        meters.begun();
        return Optional.of(new Grown(id, one, List.of()));
    }

    private void count(Gaps.Step step, List<SessionId> gone) {
        if (step.joined().size() > 1) {
            meters.merged();
        } else if (!gone.isEmpty()) {
            meters.renamed();
        }
    }

    private static SessionId idOf(String visitorId, SessionSum session) {
        return SessionId.ofGap(visitorId, session.getStartedAt());
    }
}
