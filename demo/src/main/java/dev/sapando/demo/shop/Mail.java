package dev.sapando.demo.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events between browser and collector: each leaves at its time, in batches, and stays here until it has its verdict. One postman
 * carries them one batch after the other, so that they arrive in the order in which they left.
 */
final class Mail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final int BATCH = 400;

    private record Queued(long serial, Letter letter) {
        long sendAt() {
            return letter.sendAt();
        }
    }

    private final Pipeline pipeline;
    private final Ledger ledger;
    private final Consumer<Letter> delivered;
    private final PriorityQueue<Queued> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Queued::sendAt).thenComparingLong(Queued::serial));
    private long serial;
    /** Due, and without a verdict; belongs to the postman while a delivery is under way. */
    private final List<Letter> leaving = new ArrayList<>();

    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private final CompletableFuture<Void> patienceEnds = new CompletableFuture<>();
    private final ExecutorService postman = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "shop-sends");
        thread.setDaemon(true);
        return thread;
    });

    /** @param delivered is told of every event that has its verdict */
    Mail(Pipeline pipeline, Ledger ledger, Consumer<Letter> delivered) {
        this.pipeline = pipeline;
        this.ledger = ledger;
        this.delivered = delivered;
    }

    void post(Letter letter) {
        waiting.add(new Queued(serial++, letter));
    }

    /**
     * Waits for the last delivery and starts the next one, of what is due until then: the shop goes on meanwhile.
     *
     * @throws PipelineFailure where the last one got no verdicts; what was not delivered leaves with the next one
     */
    void deliverNext(long until) {
        settle();
        if (patienceEnds.isDone()) {
            return;
        }
        collect(until);
        underWay = CompletableFuture.runAsync(this::sendAll, postman);
    }

    /** @throws PipelineFailure where the delivery under way gets no verdicts */
    void settle() {
        try {
            CompletableFuture.anyOf(underWay, patienceEnds).join();
        } catch (CompletionException e) {
            underWay = CompletableFuture.completedFuture(null);
            throw e.getCause() instanceof PipelineFailure failure ? failure : e;
        }
    }

    /** Starts a delivery of what is due until then, unless one is under way; one that fails is tried again with the next call. */
    void deliverIfIdle(long until) {
        if (underWay.isDone()) {
            collect(until);
            if (!leaving.isEmpty()) {
                underWay = CompletableFuture.runAsync(this::tryToSendAll, postman);
            }
        }
    }

    /** Something else for the postman, after what is under way. */
    void aside(Runnable errand) {
        postman.execute(errand);
    }

    /** Lets the postman finish what is under way and his errands, and then carry what is due until then. */
    void finish(long until) {
        var last = CompletableFuture.runAsync(
                () -> {
                    collect(until);
                    tryToSendAll();
                },
                postman);
        CompletableFuture.anyOf(last, patienceEnds).join();
    }

    /** From then on nothing that is under way is waited for. */
    void endPatienceIn(Duration time) {
        patienceEnds.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void collect(long until) {
        for (Queued next = waiting.peek(); next != null && next.sendAt() <= until; next = waiting.peek()) {
            waiting.remove();
            leaving.add(next.letter());
        }
    }

    private void tryToSendAll() {
        try {
            sendAll();
        } catch (PipelineFailure e) {
            LOG.warn("events_not_delivered waiting={} cause=\"{}\"", leaving.size(), e.getMessage());
        }
    }

    private void sendAll() {
        while (!leaving.isEmpty()) {
            List<Letter> batch = leaving.subList(0, Math.min(BATCH, leaving.size()));
            try {
                ledger.delivered(
                        batch, pipeline.send(batch.stream().map(Letter::line).toList()));
            } catch (PipelineFailure e) {
                ledger.undelivered(batch.size());
                throw e;
            }
            batch.forEach(delivered);
            batch.clear();
        }
    }

    /** A delivery that has not come to its end is given up. */
    @Override
    public void close() {
        postman.shutdownNow();
    }
}
