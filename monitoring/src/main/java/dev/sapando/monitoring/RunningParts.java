package dev.sapando.monitoring;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs, last started first: that is the order in which it stops, all of it, even where a part fails to. */
final class RunningParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <C extends AutoCloseable> C add(C part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                var failure = new IllegalStateException("a part of monitoring did not stop", e);
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
}
