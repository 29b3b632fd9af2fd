package dev.sapando.ingest.replay;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Some visitors' events: one parcel on its way while the next fills, never two on their way, so that their order stays. */
final class Lane {
    private static final int BATCH_BYTES = 1_000_000;

    private final Delivery delivery;
    private final ExecutorService threads;
    private final Consumer<Sent> outcome;
    private final List<Parcel.Piece> filling = new ArrayList<>();
    private int bytes;
    private int eventsOnTheirWay;
    private @Nullable Future<List<Sent>> onItsWay;

    /** @param outcome told of every parcel that ended, on the thread that fills the lane */
    Lane(Delivery delivery, ExecutorService threads, Consumer<Sent> outcome) {
        this.delivery = delivery;
        this.threads = threads;
        this.outcome = outcome;
    }

    void add(Parcel.Piece piece) throws InterruptedIOException {
        if (filling.size() >= delivery.most() || bytes + piece.json().length > BATCH_BYTES) {
            send();
        }
        filling.add(piece);
        bytes += piece.json().length + 1;
    }

    /** Waits for the parcel before this one, then lets this one go. */
    void send() throws InterruptedIOException {
        await();
        if (filling.isEmpty()) {
            return;
        }
        var parcel = new Parcel(filling);
        onItsWay = threads.submit(() -> delivery.send(parcel));
        eventsOnTheirWay = parcel.size();
        filling.clear();
        bytes = 0;
    }

    void await() throws InterruptedIOException {
        if (onItsWay == null) {
            return;
        }
        try {
            List<Sent> sent = onItsWay.get();
            onItsWay = null;
            sent.forEach(outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (ExecutionException e) {
            onItsWay = null;
            throw new IllegalStateException("a batch could not be sent at all", e.getCause());
        }
    }

    /** After all sending has ended: tells what became of the parcel that was on its way; how many events nobody knows about. */
    int unknown() {
        Future<List<Sent>> last = onItsWay;
        if (last == null) {
            return 0;
        }
        if (last.isDone() && !last.isCancelled()) {
            try {
                last.get().forEach(outcome);
                return 0;
            } catch (InterruptedException | ExecutionException e) {
                // It was cut off while it waited for its answer: the events may have arrived.
                return eventsOnTheirWay;
            }
        }
        return eventsOnTheirWay;
    }

    /** Events that wait for their parcel to be full. */
    int waiting() {
        return filling.size();
    }
}
