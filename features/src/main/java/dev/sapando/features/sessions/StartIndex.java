package dev.sapando.features.sessions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A visitor's sessions in the order of their beginnings, as keys without values in a sorted store: nothing grows with the
 * number of a visitor's sessions but the number of keys. Key: length of the visitor's id (4 bytes), the id, kind (1), beginning
 * (8, big-endian, sign flipped so that bytes sort as numbers), session id.
 */
final class StartIndex {
    /** Sessions by gaps and those named by a client are apart: only the former can touch one another. */
    enum Kind {
        GAP,
        CLIENT
    }

    record Entry(long startedAt, SessionId id) {}

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    StartIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(Kind kind, long startedAt, SessionId id) {
        store.put(key(kind, startedAt, id), NOTHING);
    }

    void remove(Kind kind, long startedAt, SessionId id) {
        store.delete(key(kind, startedAt, id));
    }

    Optional<Entry> lastUntil(Kind kind, String visitorId, long at) {
        try (var found = store.reverseRange(bound(kind, visitorId, Long.MIN_VALUE), bound(kind, visitorId, at + 1))) {
            return first(visitorId, found);
        }
    }

    Optional<Entry> firstAfter(Kind kind, String visitorId, long at) {
        try (var found = store.range(bound(kind, visitorId, at + 1), bound(kind, visitorId, Long.MAX_VALUE))) {
            return first(visitorId, found);
        }
    }

    /** Oldest first. */
    List<Entry> before(Kind kind, String visitorId, long at) {
        var entries = new ArrayList<Entry>();
        try (var found = store.range(bound(kind, visitorId, Long.MIN_VALUE), bound(kind, visitorId, at))) {
            found.forEachRemaining(pair -> entries.add(entry(visitorId, pair)));
        }
        return List.copyOf(entries);
    }

    private static Optional<Entry> first(String visitorId, KeyValueIterator<Bytes, byte[]> found) {
        return found.hasNext() ? Optional.of(entry(visitorId, found.next())) : Optional.empty();
    }

    private static Entry entry(String visitorId, KeyValue<Bytes, byte[]> pair) {
        ByteBuffer key = ByteBuffer.wrap(pair.key.get());
        key.position(Integer.BYTES + key.getInt() + 1);
        long startedAt = key.getLong() ^ Long.MIN_VALUE;
        return new Entry(
                startedAt,
                new SessionId(visitorId, StandardCharsets.UTF_8.decode(key).toString()));
    }

    /** Below every key that begins at {@code at}: an existing key is longer, since no session's id is empty. */
    private static Bytes bound(Kind kind, String visitorId, long at) {
        return key(kind, at, new SessionId(visitorId, ""));
    }

    private static Bytes key(Kind kind, long startedAt, SessionId id) {
        byte[] visitor = id.visitorId().getBytes(StandardCharsets.UTF_8);
        byte[] session = id.sessionId().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + visitor.length + 1 + Long.BYTES + session.length)
                .putInt(visitor.length)
                .put(visitor)
                .put((byte) kind.ordinal())
                .putLong(startedAt ^ Long.MIN_VALUE)
                .put(session)
                .array());
    }
}
