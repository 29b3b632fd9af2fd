package dev.sapando.ingest.cost;

/**
 * What one copy of a partition takes on a broker's disk, as it is: compressed, in batches.
 *
 * @param first offset that is still there
 * @param end offset the next record will have
 * @param yesterday first offset that arrived yesterday or later; {@code today} likewise
 */
record PartitionBytes(int partition, long bytes, long first, long end, long yesterday, long today) {
    PartitionBytes {
        if (bytes < 0 || first > end) {
            throw new IllegalArgumentException(
                    "partition " + partition + ": " + bytes + " bytes from " + first + " to " + end);
        }
    }

    /** Bytes of the offsets from {@code from} up to but without {@code to}, as if all were the same size. */
    long between(long from, long to) {
        long held = Math.min(to, end) - Math.max(from, first);
        return held <= 0 ? 0 : Apportioned.share(bytes, held, end - first);
    }
}
