package dev.sapando.ops.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a failed thread may be replaced: {@value #MOST} times in ten minutes; a fault that stays then stops the stream for all to see. */
public final class Restarts {
    public static final int MOST = 5;
    public static final Duration WITHIN = Duration.ofMinutes(10);

    private final Deque<Instant> failures = new ArrayDeque<>();

    /** Notes a failure; whether it is still one of the few that are forgiven. */
    public synchronized boolean mayRestart(Instant now) {
        while (!failures.isEmpty() && failures.getFirst().isBefore(now.minus(WITHIN))) {
            failures.removeFirst();
        }
        failures.addLast(now);
        return failures.size() <= MOST;
    }
}
