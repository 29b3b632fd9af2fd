package dev.sapando.monitoring.answer;

/**
 * Minutes of arrival of one partition that were not read, or not wholly.
 *
 * @param first minute, as {@code 2024-03-01T09:00:00Z}, which sorts by time
 * @param last minute, which belongs to it
 */
record Gap(String partition, String first, String last) {
    boolean has(String minute, String ofPartition) {
        return partition.equals(ofPartition) && first.compareTo(minute) <= 0 && minute.compareTo(last) <= 0;
    }

    boolean meets(Gap other) {
        return partition.equals(other.partition)
                && first.compareTo(other.last) <= 0
                && other.first.compareTo(last) <= 0;
    }
}
