package dev.sapando.demo.stack;

import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services that meet only at topics and therefore may start at the same time: most of their start is waiting for Kafka.
 * They stop one after the other, the last named first.
 */
final class Together implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);
    private static final Duration TO_GIVE_UP = Duration.ofSeconds(2);

    private final List<Service> services;

    Together(List<Service> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public String name() {
        return services.stream().map(Service::name).collect(Collectors.joining("+"));
    }

    @Override
    public void start() {
        ExecutorService starters = Executors.newFixedThreadPool(services.size());
        List<? extends Future<?>> starts =
                services.stream().map(s -> starters.submit(s::start)).toList();
        starters.shutdown();
        try {
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            starters.shutdownNow();
            awaitAtMost(starters, TO_GIVE_UP);
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while starting " + name(), e);
        } finally {
            // Whoever is still starting is waited for, so that close() finds nobody half started.
            awaitAll(starts);
        }
    }

    @Override
    public void close() {
        var running = new RunningParts(name());
        services.forEach(running::add);
        running.close();
    }

    private static StartFailure failure(Throwable cause) {
        if (cause instanceof StartFailure told) {
            return told;
        }
        // Java takes no shutdown hook any more once Ctrl-C was pressed, and Vert.x and Streams bring their own.
        boolean stopped = cause instanceof IllegalStateException && "Shutdown in progress".equals(cause.getMessage());
        return new StartFailure(stopped ? "stopped while starting" : "a service did not start: " + cause, cause);
    }

    private static void awaitAtMost(ExecutorService starters, Duration limit) {
        try {
            if (!starters.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("services_still_starting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitAll(List<? extends Future<?>> starts) {
        for (Future<?> start : starts) {
            try {
                start.get();
            } catch (ExecutionException e) {
                // Told by start() already, or hidden behind the first one that failed.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
