package dev.sapando.ops.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in the order in which data flows and stops them in reverse: whoever sends is stopped after whoever reads
 * has had the chance to finish, and the broker last of all. One thread starts; any may close, also meanwhile, for good.
 */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    /** Both together are less than the ten seconds within which Ctrl-C is to be through. */
    private static final Duration TO_GIVE_UP_STARTING = Duration.ofSeconds(3);

    private static final Duration TO_CLOSE_WHAT_HANGS = Duration.ofSeconds(4);

    private final Object closing = new Object();
    // The rest is guarded by this, which nobody holds while a service starts or stops.
    private final Deque<Service> started = new ArrayDeque<>();
    private @Nullable Thread starter;
    private boolean closed;
    private @Nullable Service failed;

    /**
     * Starts one more; where that fails, those already running are stopped and the failure goes on.
     *
     * @throws StartFailure also where this was closed, before or meanwhile
     */
    public <S extends Service> S start(S service) {
        long begun = System.nanoTime();
        begin(service);
        try {
            service.start();
        } catch (RuntimeException | Error e) {
            if (endedByClose()) {
                throw new StartFailure("stopped while starting", e);
            }
            failed(service);
            close();
            throw e;
        }
        if (endedByClose()) {
            throw new StartFailure("stopped while starting");
        }
        LOG.info("service_started name={} millis={}", service.name(), millisSince(begun));
        return service;
    }

    /** Also ends a start that is under way, by interrupting it; nothing can be started any more. */
    @Override
    public void close() {
        synchronized (closing) {
            boolean hangs = !startIsOver();
            for (Service service = next(); service != null; service = next()) {
                if (hangs) {
                    hangs = false;
                    stopHanging(service);
                } else {
                    stop(service);
                }
            }
        }
    }

    private synchronized void begin(Service service) {
        if (closed) {
            throw new StartFailure("stopped while starting");
        }
        starter = Thread.currentThread();
        started.push(service);
    }

    private synchronized void failed(Service service) {
        failed = service;
    }

    /** What never ran is not told to have stopped: the reason stands alone. */
    private synchronized boolean ran(Service service) {
        return service != failed;
    }

    /** Whoever closed it meanwhile also stops what was being started. */
    private synchronized boolean endedByClose() {
        starter = null;
        notifyAll();
        return closed;
    }

    /** False where the start under way does not end although it was asked to. */
    private synchronized boolean startIsOver() {
        closed = true;
        if (starter != null) {
            starter.interrupt();
        }
        long end = System.nanoTime() + TO_GIVE_UP_STARTING.toNanos();
        try {
            for (long left = TO_GIVE_UP_STARTING.toMillis(); starter != null && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return starter == null;
    }

    private synchronized @Nullable Service next() {
        return started.poll();
    }

    /** What is still starting may keep whoever stops it waiting: only for a while. */
    private void stopHanging(Service service) {
        var stopper = new Thread(() -> stop(service), "stop-" + service.name());
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(TO_CLOSE_WHAT_HANGS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            LOG.error("service_stop_given_up name={} reason=\"it hangs while starting\"", service.name());
        }
    }

    /** Where a start was interrupted its own thread may stop what runs: without the mark, under which nothing is waited for. */
    private void stop(Service service) {
        boolean interrupted = Thread.interrupted();
        long begun = System.nanoTime();
        try {
            service.close();
            if (ran(service)) {
                LOG.info("service_stopped name={} millis={}", service.name(), millisSince(begun));
            }
        } catch (RuntimeException | Error e) {
            LOG.error("service_stop_failed name={}", service.name(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
