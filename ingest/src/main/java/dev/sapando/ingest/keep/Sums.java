package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was summed up of sealed days, in one file. It outlives the rows it was made of.
 *
 * @param path from the archive's folder on; null before the first
 * @param days by topic, the days summed up, and when the last row that is in the sum had arrived: where one came later it holds no more
 * @param closed by topic, the days whose sum stays as it is, since some of their rows are kept no longer
 */
record Sums(
        @Nullable String path,
        long rows,
        long bytes,
        Map<String, Map<LocalDate, Instant>> days,
        Map<String, Set<LocalDate>> closed) {

    /** Days after a visit on which coming back is counted: the distances of {@code retention} in {@code days.sql}. */
    static final int DAYS_OF_RETURN = 30;

    /** Stands for the last arrival of a day of which there was none. */
    static final Instant NOTHING = Instant.EPOCH;

    Sums {
        days = new TreeMap<>(days);
        closed = new TreeMap<>(closed);
    }

    static Sums none() {
        return new Sums(null, 0, 0, Map.of(), Map.of());
    }

    /** Whether the file has the last word on a day of which this row arrived last. */
    boolean holds(String topic, LocalDate day, Instant lastArrival) {
        return closed(topic).contains(day) || lastArrival.equals(days(topic).get(day));
    }

    /** Another file, with more days in it. */
    Sums written(String otherPath, long otherRows, long otherBytes, Map<String, Map<LocalDate, Instant>> more) {
        var all = new TreeMap<>(days);
        more.forEach((topic, added) -> {
            var known = new TreeMap<>(days(topic));
            known.putAll(added);
            all.put(topic, known);
        });
        return new Sums(otherPath, otherRows, otherBytes, all, closed);
    }

    /** Rows of these days are kept no longer. A day that was not summed up yet will be by what is left of it. */
    Sums closing(String topic, Set<LocalDate> over) {
        var left = new TreeMap<>(days(topic));
        var known = new TreeSet<>(closed(topic));
        for (LocalDate day : over) {
            if (left.remove(day) != null) {
                known.add(day);
            }
            // That nobody came back on the days after it will not be seen again.
            for (int after = 1; after <= DAYS_OF_RETURN; after++) {
                if (left.remove(day.plusDays(after), NOTHING)) {
                    known.add(day.plusDays(after));
                }
            }
        }
        if (known.size() == closed(topic).size()) {
            return this;
        }
        var allDays = new TreeMap<>(days);
        allDays.put(topic, left);
        var allClosed = new TreeMap<>(closed);
        allClosed.put(topic, known);
        return new Sums(path, rows, bytes, allDays, allClosed);
    }

    private Map<LocalDate, Instant> days(String topic) {
        return days.getOrDefault(topic, Map.of());
    }

    private Set<LocalDate> closed(String topic) {
        return closed.getOrDefault(topic, Set.of());
    }
}
