package dev.sapando.ops.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What runs of a service, last started first: that is the order in which it stops, all of it, even where a part fails to. Thread-safe. */
public final class RunningParts implements AutoCloseable {
    private final String owner;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** @param owner the service whose parts they are, for messages */
    public RunningParts(String owner) {
        this.owner = owner;
    }

    public synchronized <C extends AutoCloseable> C add(C part) {
        parts.push(part);
        return part;
    }

    /**
     * Harmless when nothing was added, or the second time.
     *
     * @throws RuntimeException the first failure, the others with it; after every part had its turn
     */
    @Override
    public void close() {
        RuntimeException first = null;
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (Exception e) {
                RuntimeException failure =
                        new IllegalStateException("a part of " + owner + " did not stop: " + e.getMessage(), e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        return parts.poll();
    }
}
