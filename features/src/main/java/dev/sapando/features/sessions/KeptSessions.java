package dev.sapando.features.sessions;

import static dev.sapando.features.sessions.StartIndex.Kind.CLIENT;
import static dev.sapando.features.sessions.StartIndex.Kind.GAP;

import dev.sapando.features.sessions.StartIndex.Entry;
import dev.sapando.features.sessions.StartIndex.Kind;
import dev.sapando.schema.features.SessionSum;
import dev.sapando.schema.features.VisitorBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The sessions that are kept, by visitor and time. What an event costs does not grow with its visitor's sessions: an event in
 * order is found by key, only a late one asks the index. A session whose last event is further behind the beginning of its
 * visitor's newest session than {@code kept} is dropped.
 */
final class KeptSessions {
    private final KeyValueStore<String, SessionSum> sums;
    private final StartIndex starts;
    private final KeyValueStore<String, VisitorBounds> bounds;
    private final long kept;
    private final SessionMeters meters;

    KeptSessions(
            KeyValueStore<String, SessionSum> sums,
            KeyValueStore<Bytes, byte[]> starts,
            KeyValueStore<String, VisitorBounds> bounds,
            Duration kept,
            SessionMeters meters) {
        this.sums = sums;
        this.starts = new StartIndex(starts);
        this.bounds = bounds;
        this.kept = kept.toMillis();
        this.meters = meters;
    }

    Optional<SessionSum> find(SessionId id) {
        return Optional.ofNullable(sums.get(id.key()));
    }

    /** The gap session that begins last at or before this moment. */
    Optional<SessionSum> before(String visitorId, long at) {
        Long newest = bounds(visitorId).map(VisitorBounds::getNewestGapStart).orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        return newest <= at
                ? find(SessionId.ofGap(visitorId, newest))
                : starts.lastUntil(GAP, visitorId, at).map(Entry::id).flatMap(this::find);
    }

    /** The gap session that begins first after this moment. */
    Optional<SessionSum> after(String visitorId, long at) {
        Long newest = bounds(visitorId).map(VisitorBounds::getNewestGapStart).orElse(null);
        return newest == null || newest <= at
                ? Optional.empty()
                : starts.firstAfter(GAP, visitorId, at).map(Entry::id).flatMap(this::find);
    }

    /** Whether a session that begins then may still be kept. */
    boolean admits(String visitorId, long startedAt) {
        return bounds(visitorId).stream().allMatch(b -> startedAt >= b.getNewestStart() - kept);
    }

    void begin(Kind kind, SessionId id, SessionSum sum) {
        put(kind, id, sum);
        VisitorBounds before = bounds(id.visitorId()).orElse(null);
        long start = sum.getStartedAt();
        Long gap = before == null ? null : before.getNewestGapStart();
        Long newestGap = kind == CLIENT ? gap : Long.valueOf(gap == null ? start : Math.max(gap, start));
        var after = before == null
                ? new VisitorBounds(start, start, newestGap)
                : new VisitorBounds(
                        Math.min(before.getOldestStart(), start), Math.max(before.getNewestStart(), start), newestGap);
        bounds.put(id.visitorId(), dropOld(id.visitorId(), after));
    }

    /** The same session with another sum, and so perhaps another beginning and another id. */
    void replace(Kind kind, SessionId oldId, SessionSum old, SessionId id, SessionSum sum) {
        if (old.getStartedAt() == sum.getStartedAt()) {
            sums.put(id.key(), sum);
            return;
        }
        remove(kind, oldId, old.getStartedAt());
        put(kind, id, sum);
        bounds(id.visitorId()).ifPresent(b -> bounds.put(id.visitorId(), moved(kind, b, old, sum)));
    }

    /** Nothing is left of the visitor. @return the sessions there were, oldest first of each kind */
    List<SessionId> forget(String visitorId) {
        var gone = new ArrayList<SessionId>();
        for (Kind kind : List.of(GAP, CLIENT)) {
            for (Entry entry : starts.before(kind, visitorId, Long.MAX_VALUE)) {
                remove(kind, entry.id(), entry.startedAt());
                gone.add(entry.id());
            }
        }
        bounds.delete(visitorId);
        return List.copyOf(gone);
    }

    private static VisitorBounds moved(Kind kind, VisitorBounds bounds, SessionSum old, SessionSum sum) {
        Long newestGap = bounds.getNewestGapStart();
        boolean newestMoved = kind == GAP && newestGap != null && newestGap == old.getStartedAt();
        return new VisitorBounds(
                Math.min(bounds.getOldestStart(), sum.getStartedAt()),
                bounds.getNewestStart(),
                newestMoved ? Long.valueOf(sum.getStartedAt()) : newestGap);
    }

    private VisitorBounds dropOld(String visitorId, VisitorBounds bounds) {
        long horizon = bounds.getNewestStart() - kept;
        if (bounds.getOldestStart() >= horizon) {
            return bounds;
        }
        long oldest = Stream.of(GAP, CLIENT)
                .flatMap(kind -> starts.before(kind, visitorId, horizon).stream()
                        .filter(entry -> !droppedAsOld(kind, entry, horizon)))
                .mapToLong(Entry::startedAt)
                .min()
                .orElse(horizon);
        return new VisitorBounds(oldest, bounds.getNewestStart(), bounds.getNewestGapStart());
    }

    private boolean droppedAsOld(Kind kind, Entry entry, long horizon) {
        boolean old = find(entry.id()).stream().allMatch(sum -> sum.getLastEventAt() < horizon);
        if (old) {
            remove(kind, entry.id(), entry.startedAt());
            meters.dropped();
        }
        return old;
    }

    private void put(Kind kind, SessionId id, SessionSum sum) {
        sums.put(id.key(), sum);
        starts.add(kind, sum.getStartedAt(), id);
    }

    private void remove(Kind kind, SessionId id, long startedAt) {
        sums.delete(id.key());
        starts.remove(kind, startedAt, id);
    }

    private Optional<VisitorBounds> bounds(String visitorId) {
        return Optional.ofNullable(bounds.get(visitorId));
    }
}
