package dev.sapando.ingest.cost;

import java.util.List;

/**
 * What a topic takes.
 *
 * @param stored on all disks together, every replica
 * @param partitions one copy of each
 */
record TopicBytes(String topic, long stored, List<PartitionBytes> partitions) {
    TopicBytes {
        partitions = List.copyOf(partitions);
    }
}
