package dev.sapando.demo.bench;

import dev.sapando.demo.shop.HttpPipeline;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that sends a hundred events a second, in requests of five, as long as it has some and until it is closed. */
final class SteadyTraffic implements AutoCloseable {
    private static final int EVENTS_OF_A_REQUEST = 5;
    private static final int REQUESTS_OF_A_SECOND = 20;

    private final HttpPipeline pipeline;
    private final List<String> events;
    private final AtomicInteger sent = new AtomicInteger();
    private final long since = System.nanoTime();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "steady-traffic"));
    private final ScheduledFuture<?> sending;

    SteadyTraffic(URI collector, List<String> events) {
        this.pipeline = new HttpPipeline(collector, collector, "");
        this.events = List.copyOf(events);
        sending = thread.scheduleAtFixedRate(this::send, 0, 1_000 / REQUESTS_OF_A_SECOND, TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException where sending has failed: then nothing was measured as it should be */
    double perSecond() throws InterruptedException {
        if (sending.isDone()) {
            try {
                sending.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the other events could not be sent on", e.getCause());
            }
        }
        return sent.get() / ((System.nanoTime() - since) / 1e9);
    }

    private void send() {
        int from = sent.get();
        int until = Math.min(events.size(), from + EVENTS_OF_A_REQUEST);
        if (from < until) {
            pipeline.send(events.subList(from, until));
            sent.set(until);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        pipeline.close();
    }
}
