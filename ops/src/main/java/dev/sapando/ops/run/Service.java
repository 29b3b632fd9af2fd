package dev.sapando.ops.run;

import java.util.concurrent.CompletableFuture;

/** One part of the pipeline that is started once and stopped once. */
public interface Service extends AutoCloseable {
    String name();

    /**
     * Returns when the service works.
     *
     * @throws StartFailure where it cannot, in one sentence that names what to change
     */
    void start();

    /**
     * Completed, with a sentence that says why, where a part that cannot be replaced has ended: the process is to end, too, so that whoever
     * runs it starts it anew. Never completed by a stop.
     */
    default CompletableFuture<String> ended() {
        return new CompletableFuture<>();
    }

    /** Stops in order and loses nothing; harmless when never started or called twice. */
    @Override
    void close();
}
