package dev.sapando.monitoring.reconcile;

/**
 * Partitions of {@code events.collected} in which nothing stands any more: of what Kafka let go there no record will ever tell by its
 * offset that it is missing.
 */
@FunctionalInterface
public interface EmptyPartitions {
    /** The offset that the next record will have; 0 where some stand there, or nobody knows yet. Does not wait for an answer. */
    long next(int partition);
}
