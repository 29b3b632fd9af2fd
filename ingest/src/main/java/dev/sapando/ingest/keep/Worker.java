package dev.sapando.ingest.keep;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread of the archive; closing waits until it has finished what it is at. */
record Worker(String name, ExecutorService thread, Closing closing) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How the work is told to end. */
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    static Worker running(String name, Runnable work, Closing closing) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
        thread.execute(work);
        thread.shutdown();
        return new Worker(name, thread, closing);
    }

    static Worker repeating(String name, Runnable round, Closing closing, Duration every) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        thread.scheduleWithFixedDelay(round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return new Worker(name, thread, () -> {
            closing.close();
            thread.shutdown();
        });
    }

    @Override
    public void close() {
        closing.close();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("archive_stop_given_up thread={}", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
