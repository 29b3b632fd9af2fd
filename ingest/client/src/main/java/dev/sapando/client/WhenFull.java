package dev.sapando.client;

import java.time.Duration;

/**
 * What {@code send} does while the buffer is full.
 *
 * @param longestWait how long the caller is held up at most; after it, and at once where it is zero, the event is not taken and
 *     its verdict says so
 */
public record WhenFull(Duration longestWait) {
    public WhenFull {
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("whenFull waits " + longestWait + "; use zero or more");
        }
    }

    public static WhenFull refuse() {
        return new WhenFull(Duration.ZERO);
    }

    public static WhenFull block(Duration longestWait) {
        return new WhenFull(longestWait);
    }
}
