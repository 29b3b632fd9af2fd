package dev.sapando.ingest.collect;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where records go to be safe. */
interface Sender extends AutoCloseable {
    /**
     * Completes when every record is acknowledged, and fails when one is given up. Records of one call keep their order. May
     * hold up its caller for a short bounded time; never called on an event loop. Completes on a thread that others wait for:
     * whoever has something to do then does it on another.
     */
    CompletableFuture<Void> send(List<ProducerRecord<byte[], byte[]>> records);

    /** Sends what was taken, for a bounded time. */
    @Override
    void close();
}
