package dev.sapando.features.sessions;

import dev.sapando.event.topic.CompositeKey;

/** Whose session and which: the client's name for it, or {@code @} and the epoch milliseconds of its first event. */
record SessionId(String visitorId, String sessionId) {
    private static final String GAP = "@";

    static SessionId ofGap(String visitorId, long startedAt) {
        return new SessionId(visitorId, GAP + startedAt);
    }

    /** A client's name that looks like one of ours gets a second {@code @}, so that the two never meet. */
    static SessionId ofClient(String visitorId, String name) {
        return new SessionId(visitorId, name.startsWith(GAP) ? GAP + name : name);
    }

    /** The key on {@code features.sessions} and in the store. */
    String key() {
        return CompositeKey.of(visitorId, sessionId);
    }
}
