package dev.sapando.ops.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a failed thread is replaced: at once, then after pauses that double up to half a minute, and so for ever, since a full disk is
 * emptied by somebody some time. Five minutes without a failure end the trouble. Thread-safe.
 */
public final class Restarts implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration QUIET = Duration.ofMinutes(5);

    private static final int DEEPEST = 50;

    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Trouble trouble;

    private record Trouble(Instant since, Instant last, int failures, String reason) {
        Instant nextTry() {
            if (failures == 1) {
                return last;
            }
            Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 2, 10));
            return last.plus(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
        }

        String told() {
            return "failed " + failures + " times since " + since + ", and is tried again; the last time: " + reason;
        }
    }

    public Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Notes a failure. */
    public synchronized void failed(Throwable failure) {
        Instant now = clock.instant();
        Trouble before = going(now);
        trouble = before == null
                ? new Trouble(now, now, 1, root(failure))
                : new Trouble(before.since(), now, before.failures() + 1, root(failure));
    }

    /** Time left until the next try; zero where nothing failed. */
    public synchronized Duration pause() {
        Instant now = clock.instant();
        Trouble going = going(now);
        return going == null || going.nextTry().isBefore(now) ? Duration.ZERO : Duration.between(now, going.nextTry());
    }

    /** Returns when it is time for the next try; false where there is none, since this was closed meanwhile. */
    public boolean awaitTurn() {
        try {
            return !closed.await(pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is wrong, while the next try is waited for. */
    public synchronized Optional<String> complaint() {
        return pause().isZero()
                ? Optional.empty()
                : Optional.ofNullable(going(clock.instant())).map(Trouble::told);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** What frameworks wrap it in says where, and not what. */
    private static String root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root.toString();
    }

    private @Nullable Trouble going(Instant now) {
        return trouble == null || trouble.last().plus(QUIET).isBefore(now) ? null : trouble;
    }
}
