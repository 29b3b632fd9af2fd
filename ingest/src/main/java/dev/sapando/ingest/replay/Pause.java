package dev.sapando.ingest.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A wait that ends early when the replay is stopped. */
final class Pause {
    private Pause() {}

    /** False where somebody stops us; the thread stays interrupted, so that all further waits end at once. */
    static boolean of(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
