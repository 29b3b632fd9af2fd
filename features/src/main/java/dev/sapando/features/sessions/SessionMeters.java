package dev.sapando.features.sessions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What happens to sessions, counted. After a crash what was not committed is counted again. */
final class SessionMeters {
    private static final String CHANGES = "sapando.features.sessions.changes";
    private static final String ERASURES = "sapando.features.sessions.erasures";
    private static final String TOO_OLD = "sapando.features.sessions.events.too.old";

    private final Counter begun;
    private final Counter renamed;
    private final Counter merged;
    private final Counter dropped;
    private final Counter tooOld;
    private final Counter erasures;

    SessionMeters(MeterRegistry registry) {
        begun = change("begun", registry);
        renamed = change("renamed", registry);
        merged = change("merged", registry);
        dropped = change("dropped", registry);
        tooOld = Counter.builder(TOO_OLD)
                .description("Events that would begin a session too far behind their visitor's newest")
                .register(registry);
        erasures = Counter.builder(ERASURES)
                .description("Visitors who asked to be forgotten")
                .register(registry);
    }

    /** A visitor asked to be forgotten. */
    void erased() {
        erasures.increment();
    }

    void begun() {
        begun.increment();
    }

    /** An earlier event came late: the session has a new first event, and so a new id. */
    void renamed() {
        renamed.increment();
    }

    /** A late event bridged two sessions. */
    void merged() {
        merged.increment();
    }

    /** Too old to be kept any longer; what was published of it stands. */
    void dropped() {
        dropped.increment();
    }

    void tooOld() {
        tooOld.increment();
    }

    private static Counter change(String change, MeterRegistry registry) {
        return Counter.builder(CHANGES)
                .tag("change", change)
                .description("Sessions begun, renamed or merged by late events, and dropped for their age")
                .register(registry);
    }
}
