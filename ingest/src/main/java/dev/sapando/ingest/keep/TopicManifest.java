package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the archive has of one topic.
 *
 * @param topicId Kafka's own, by which a topic made anew under the same name is told from this one
 * @param next by partition, the offset with which a restart goes on
 * @param lastArrivals by day of event time, when a row of it arrived last
 * @param sealed days that are sealed, and since when
 */
record TopicManifest(
        @Nullable String topicId,
        Map<Integer, Long> next,
        List<DataFile> files,
        NavigableMap<LocalDate, Instant> lastArrivals,
        NavigableMap<LocalDate, Instant> sealed) {

    TopicManifest {
        next = new TreeMap<>(next);
        files = List.copyOf(files);
        lastArrivals = new TreeMap<>(lastArrivals);
        sealed = new TreeMap<>(sealed);
    }

    static TopicManifest empty(@Nullable String topicId) {
        return new TopicManifest(topicId, Map.of(), List.of(), new TreeMap<>(), new TreeMap<>());
    }

    /** What came in; a sealed day that gets a row after all is open again. */
    TopicManifest grown(List<DataFile> added, Map<Integer, Long> nextOffsets, Map<LocalDate, Instant> arrivals) {
        var all = new ArrayList<>(files);
        all.addAll(added);
        var offsets = new TreeMap<>(next);
        offsets.putAll(nextOffsets);
        var latest = new TreeMap<>(lastArrivals);
        arrivals.forEach((day, at) -> latest.merge(day, at, (a, b) -> a.isAfter(b) ? a : b));
        var stillSealed = new TreeMap<>(sealed);
        stillSealed.keySet().removeAll(arrivals.keySet());
        return new TopicManifest(topicId, offsets, all, latest, stillSealed);
    }

    /** The same rows, or fewer where some were kept long enough, in other files. Days of which nothing is left are forgotten. */
    TopicManifest rewritten(List<DataFile> old, List<DataFile> fresh) {
        Set<DataFile> gone = new HashSet<>(old);
        var all = new ArrayList<>(files.stream().filter(f -> !gone.contains(f)).toList());
        all.addAll(fresh);
        var days = new TreeMap<>(lastArrivals);
        days.keySet().removeIf(day -> all.stream().noneMatch(file -> file.covers(day)));
        var stillSealed = new TreeMap<>(sealed);
        stillSealed.keySet().retainAll(days.keySet());
        return new TopicManifest(topicId, next, all, days, stillSealed);
    }

    TopicManifest sealed(LocalDate day, Instant at) {
        var more = new TreeMap<>(sealed);
        more.put(day, at);
        return new TopicManifest(topicId, next, files, lastArrivals, more);
    }

    TopicManifest of(String otherTopicId) {
        return new TopicManifest(otherTopicId, next, files, lastArrivals, sealed);
    }

    /** Those with rows, and those after them on which somebody could have come back, and nobody did. */
    Map<LocalDate, Instant> daysOfReturn() {
        var all = new TreeMap<>(lastArrivals);
        for (LocalDate day : lastArrivals.keySet()) {
            LocalDate next = lastArrivals.higherKey(day);
            for (int after = 1;
                    next != null
                            && after <= Sums.DAYS_OF_RETURN
                            && day.plusDays(after).isBefore(next);
                    after++) {
                all.put(day.plusDays(after), Sums.NOTHING);
            }
        }
        return all;
    }

    /** Whether nothing more is expected of a day. */
    boolean isOver(LocalDate day) {
        return lastArrivals.containsKey(day) ? sealed.containsKey(day) : sealed.higherKey(day) != null;
    }

    List<DataFile> in(@Nullable LocalDate folder) {
        return files.stream().filter(file -> Objects.equals(file.day(), folder)).toList();
    }

    boolean hasFolder(LocalDate day) {
        return files.stream().anyMatch(file -> day.equals(file.day()));
    }
}
