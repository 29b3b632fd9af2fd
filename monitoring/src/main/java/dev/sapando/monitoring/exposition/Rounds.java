package dev.sapando.monitoring.exposition;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the numbers anew, over and over; a round that takes longer than its period is not followed by those that it has missed. */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final BooleanSupplier paused;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "exposition");
        thread.setDaemon(true);
        return thread;
    });

    /** @param paused while what is known is a part of what there is */
    public Rounds(BooleanSupplier paused) {
        this.paused = paused;
    }

    public Rounds every(Duration period, Exposition exposition) {
        clock.scheduleWithFixedDelay(() -> refresh(exposition), 0, period.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** The round that is on its way ends, since others are still there to answer it. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("exposition_stop_slow seconds={}", STOPPING.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh(Exposition exposition) {
        try {
            if (!paused.getAsBoolean()) {
                exposition.refresh();
            }
        } catch (RuntimeException e) {
            LOG.error("exposition_failed", e); // the next round may do
        }
    }
}
