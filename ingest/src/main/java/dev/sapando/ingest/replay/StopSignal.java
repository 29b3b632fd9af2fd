package dev.sapando.ingest.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end a replay with the account so far. The process ends with the signal's own status (130, 143):
 * Java sees to that once the hook has returned.
 */
final class StopSignal implements AutoCloseable {
    private static final int SECONDS = 8;

    private final Thread replaying;
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop-replay");

    private StopSignal(Thread replaying) {
        this.replaying = replaying;
    }

    /** Interrupts this thread when the process is to end, and lets it go on until this is closed. */
    static StopSignal toThisThread() {
        var signal = new StopSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: that is what it was for.
            return;
        }
    }

    private void stop() {
        replaying.interrupt();
        try {
            if (!told.await(SECONDS, TimeUnit.SECONDS)) {
                System.err.println("stopped without an account: the replay did not end within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
