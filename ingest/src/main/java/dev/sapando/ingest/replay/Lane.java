package dev.sapando.ingest.replay;

import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Some visitors' events: one batch on its way while the next fills, never two on their way, so that their order stays. */
final class Lane {
    private static final int BATCH_EVENTS = 500;
    private static final int BATCH_BYTES = 1_000_000;

    private final CollectorClient collector;
    private final ExecutorService threads;
    private final Outcome outcome;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private int events;
    private int eventsOnTheirWay;
    private @Nullable Future<Sent> onItsWay;

    /** Told of every batch that ended, on the thread that fills the lane. */
    interface Outcome {
        void ended(int events, Sent sent);
    }

    Lane(CollectorClient collector, ExecutorService threads, Outcome outcome) {
        this.collector = collector;
        this.threads = threads;
        this.outcome = outcome;
    }

    void add(byte[] json) throws InterruptedIOException {
        if (events == BATCH_EVENTS || batch.size() + json.length > BATCH_BYTES) {
            send();
        }
        batch.write(json, 0, json.length);
        batch.write('\n');
        events++;
    }

    /** Waits for the batch before this one, then lets this one go. */
    void send() throws InterruptedIOException {
        await();
        if (events == 0) {
            return;
        }
        byte[] lines = batch.toByteArray();
        onItsWay = threads.submit(() -> collector.send(lines));
        eventsOnTheirWay = events;
        batch.reset();
        events = 0;
    }

    void await() throws InterruptedIOException {
        if (onItsWay == null) {
            return;
        }
        try {
            outcome.ended(eventsOnTheirWay, onItsWay.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be sent at all", e.getCause());
        } finally {
            onItsWay = null;
        }
    }
}
