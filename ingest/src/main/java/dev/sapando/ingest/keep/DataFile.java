package dev.sapando.ingest.keep;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file, as the manifest knows it.
 *
 * @param path from the archive's folder on
 * @param day whose folder it lies in; null where it holds days too thin for one
 * @param firstDay of its rows, by event time
 * @param lastArrival the youngest day of arrival in it
 * @param offsets by partition, the first and the last one; what lies between need not all be here
 * @param oldest by kind, the oldest day of arrival
 */
record DataFile(
        String path,
        @Nullable LocalDate day,
        long rows,
        long bytes,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate lastArrival,
        Map<Integer, Offsets> offsets,
        Map<String, LocalDate> oldest) {

    /** Both are in the file. */
    record Offsets(long first, long last) {}

    DataFile {
        if (rows < 1) {
            throw new IllegalArgumentException(path + " has no rows");
        }
        offsets = new TreeMap<>(offsets);
        oldest = new TreeMap<>(oldest);
    }

    boolean covers(LocalDate other) {
        return !other.isBefore(firstDay) && !other.isAfter(lastDay);
    }
}
