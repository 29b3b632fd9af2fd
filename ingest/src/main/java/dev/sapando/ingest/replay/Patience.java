package dev.sapando.ingest.replay;

import java.time.Duration;

/**
 * How long monitoring is waited for at the end: as long as something moves.
 *
 * @param quiet without anything moving
 * @param most altogether
 */
record Patience(Duration quiet, Duration most) {
    private static final Duration A_LAST_LOOK = Duration.ofSeconds(1);

    /** For what comes after something was waited for in vain. */
    Patience spent() {
        return new Patience(quiet.compareTo(A_LAST_LOOK) < 0 ? quiet : A_LAST_LOOK, most);
    }

    /** For what comes after as much was waited already: altogether is meant of both. */
    Patience after(Duration waited) {
        Duration left = most.minus(waited);
        return new Patience(quiet, left.isNegative() ? Duration.ZERO : left);
    }

    Wait begin() {
        return new Wait(System.nanoTime());
    }

    /** One wait. */
    final class Wait {
        private final long begun;
        private long moved;

        private Wait(long now) {
            begun = now;
            moved = now;
        }

        void moved() {
            moved = System.nanoTime();
        }

        boolean isOver() {
            long now = System.nanoTime();
            return now - moved >= quiet.toNanos() || now - begun >= most.toNanos();
        }
    }
}
