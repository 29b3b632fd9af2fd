package dev.sapando.ops.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in the order in which data flows and stops them in reverse: whoever sends is stopped after whoever reads
 * has had the chance to finish, and the broker last of all.
 */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<Service> started = new ArrayDeque<>();

    /** Starts one more; where that fails, those already running are stopped and the failure goes on. */
    public synchronized <S extends Service> S start(S service) {
        long begun = System.nanoTime();
        started.push(service);
        try {
            service.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        LOG.info("service_started name={} millis={}", service.name(), millisSince(begun));
        return service;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            Service service = started.pop();
            long begun = System.nanoTime();
            try {
                service.close();
                LOG.info("service_stopped name={} millis={}", service.name(), millisSince(begun));
            } catch (RuntimeException e) {
                LOG.error("service_stop_failed name={}", service.name(), e);
            }
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
