package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events between browser and collector: each leaves at its time, in batches, and stays here until it has its verdict. */
final class Mail {
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
    /** Due, and without a verdict; belongs to the delivery under way, if there is one. */
    private final List<Letter> leaving = new ArrayList<>();

    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

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
     * Sends what is due until then and waits for the verdicts.
     *
     * @throws PipelineFailure where there were none; what was not delivered leaves with the next call
     */
    void deliver(long until) {
        underWay.join();
        collect(until);
        sendAll();
    }

    /** The same without waiting, unless the last delivery is still under way: then with the next call. */
    void deliverAside(long until, Executor postman) {
        if (underWay.isDone()) {
            collect(until);
            if (!leaving.isEmpty()) {
                underWay = CompletableFuture.runAsync(this::tryToSendAll, postman);
            }
        }
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
}
