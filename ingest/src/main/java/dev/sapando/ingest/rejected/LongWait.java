package dev.sapando.ingest.rejected;

import java.util.Timer;
import java.util.TimerTask;

/** Says on standard error what is waited for, where that takes longer than a moment. */
final class LongWait implements AutoCloseable {
    private static final int A_MOMENT_MILLIS = 2_000;

    private final Timer timer = new Timer("long-wait", true);

    private LongWait() {}

    static LongWait toldAs(String text) {
        var wait = new LongWait();
        wait.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.err.println(text);
                    }
                },
                A_MOMENT_MILLIS);
        return wait;
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
