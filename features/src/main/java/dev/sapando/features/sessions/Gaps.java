package dev.sapando.features.sessions;

import dev.sapando.schema.features.SessionSum;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the client names no session: a visitor's events with less than {@code gap} of event time between each and the next.
 * A {@code session_end} marks the session and does not cut it, so that the sessions depend on the times alone.
 */
record Gaps(Duration gap) {
    Gaps {
        if (gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException("a session's gap of " + gap + " is not positive");
        }
    }

    /** @param joined the sessions there were before and that are one now; 0, 1 or 2, in the order of their beginnings */
    record Step(SessionSum session, List<SessionSum> joined) {
        Step {
            joined = List.copyOf(joined);
        }
    }

    /**
     * Pure: the session that an event makes, extends, or bridges with the one after it. Sessions of one visitor are at least
     * a gap apart, so only the nearest on either side can be touched.
     *
     * @param before the session that begins last at or before the event
     * @param after the session that begins first after the event
     */
    Step join(Optional<SessionSum> before, Optional<SessionSum> after, SessionSum event) {
        List<SessionSum> joined = Stream.concat(before.stream(), after.stream())
                .filter(session -> touches(session, event.getStartedAt()))
                .toList();
        return new Step(joined.stream().reduce(event, SessionSums::add), joined);
    }

    private boolean touches(SessionSum session, long at) {
        return at - session.getLastEventAt() < gap.toMillis() && session.getStartedAt() - at < gap.toMillis();
    }
}
