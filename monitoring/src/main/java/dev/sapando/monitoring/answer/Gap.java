package dev.sapando.monitoring.answer;

import java.time.LocalDate;

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

    /** Both, and what lies between. */
    Gap and(Gap other) {
        return new Gap(
                partition,
                first.compareTo(other.first) < 0 ? first : other.first,
                last.compareTo(other.last) > 0 ? last : other.last);
    }

    /** Whether any of its days is asked for. */
    boolean isAsked(Query query) {
        return query.isDefault() || query.range().overlaps(new Range(day(first), day(last)));
    }

    private static LocalDate day(String minute) {
        return LocalDate.parse(minute.substring(0, 10));
    }
}
