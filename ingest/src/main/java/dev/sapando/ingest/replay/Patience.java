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
