package dev.sapando.ingest.collect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Acknowledges as many requests as it is permitted to and keeps nothing else: a broker whose pace the test sets. */
final class PacedSender implements Sender {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long acknowledged;

    private record Waiting(int records, CompletableFuture<Void> done) {}

    @Override
    public synchronized CompletableFuture<Void> send(List<ProducerRecord<byte[], byte[]>> records) {
        var done = new CompletableFuture<Void>();
        waiting.add(new Waiting(records.size(), done));
        return done;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Records that were acknowledged. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /** Lets that many requests' records be acknowledged. */
    void permit(int requests) {
        for (int i = 0; i < requests; i++) {
            next().done.complete(null);
        }
    }

    private synchronized Waiting next() {
        Waiting next = waiting.remove();
        acknowledged += next.records;
        return next;
    }

    @Override
    public void close() {
        // Holds nothing that could be sent.
    }
}
