package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The archive as it stands: what is not named here is not in it. Each version replaces the last in one atomic rename, which is
 * the commit.
 *
 * @param format of this file; a reader that does not know it must not guess
 * @param nextFile number of the next file; none is given twice
 * @param erased visitors of whom something served before their erasure may still come; none in manifests from before there were any
 * @param retired files that readers of an older version may still hold, and since when
 * @param sums of sealed days; none in manifests from before there were any
 * @param zone where its days begin; none in manifests from before days were any but UTC's
 */
record Manifest(
        int format,
        long version,
        Instant committedAt,
        long nextFile,
        Map<String, TopicManifest> topics,
        List<Erased> erased,
        List<Retired> retired,
        Sums sums,
        ZoneId zone) {
    static final int FORMAT = 1;

    record Retired(String path, Instant since) {}

    Manifest {
        topics = new TreeMap<>(topics);
        erased = List.copyOf(Objects.requireNonNullElse(erased, List.of()));
        retired = List.copyOf(retired);
        sums = Objects.requireNonNullElseGet(sums, Sums::none);
        zone = Objects.requireNonNullElse(zone, ShopDays.OF_UTC.zone());
    }

    static Manifest empty(ZoneId zone) {
        return new Manifest(FORMAT, 0, Instant.EPOCH, 1, Map.of(), List.of(), List.of(), Sums.none(), zone);
    }

    /** With other days, where it has none yet. */
    Manifest of(ZoneId other) {
        return new Manifest(format, version, committedAt, nextFile, topics, erased, retired, sums, other);
    }

    ShopDays days() {
        return new ShopDays(zone);
    }

    boolean hasDays() {
        return sums.path() != null
                || ArchivedTopics.all().stream()
                        .filter(ArchivedTopic::isOfShopDays)
                        .anyMatch(each -> !topic(each.name()).files().isEmpty());
    }

    TopicManifest topic(String name) {
        return Objects.requireNonNullElseGet(topics.get(name), () -> TopicManifest.empty(null));
    }

    Manifest with(String topic, UnaryOperator<TopicManifest> change) {
        var changed = new TreeMap<>(topics);
        changed.put(topic, change.apply(topic(topic)));
        return new Manifest(format, version, committedAt, nextFile, changed, erased, retired, sums, zone);
    }

    /** With more erasures, and without those that nothing can come of any more. */
    Manifest erasing(List<Erased> more, Instant now) {
        List<Erased> known = Stream.concat(erased.stream(), more.stream())
                .filter(each -> !each.isOver(now))
                .toList();
        return new Manifest(format, version, committedAt, nextFile, topics, known, retired, sums, zone);
    }

    Manifest retiring(List<DataFile> files, Instant now) {
        var all = new ArrayList<>(retired);
        files.forEach(file -> all.add(new Retired(file.path(), now)));
        return new Manifest(format, version, committedAt, nextFile, topics, erased, all, sums, zone);
    }

    /**
     * Days that readers sum up themselves: those that have no sum yet that holds; and when the last of their rows arrived, or
     * {@link Sums#NOTHING}.
     */
    Map<LocalDate, Instant> openDays(String topic) {
        var open = new TreeMap<>(
                topic.equals(ArchivedTopics.EVENTS.name())
                        ? topic(topic).daysOfReturn()
                        : topic(topic).lastArrivals());
        open.entrySet().removeIf(day -> sums.holds(topic, day.getKey(), day.getValue()));
        return open;
    }

    Manifest summedUp(Sums more, Instant now) {
        var all = new ArrayList<>(retired);
        if (sums.path() != null && !sums.path().equals(more.path())) {
            all.add(new Retired(sums.path(), now));
        }
        return new Manifest(format, version, committedAt, nextFile, topics, erased, all, more, zone);
    }

    Manifest closing(String topic, Set<LocalDate> days) {
        return new Manifest(
                format, version, committedAt, nextFile, topics, erased, retired, sums.closing(topic, days), zone);
    }

    Manifest forgetting(List<Retired> deleted) {
        List<Retired> left =
                retired.stream().filter(each -> !deleted.contains(each)).toList();
        return new Manifest(format, version, committedAt, nextFile, topics, erased, left, sums, zone);
    }

    Manifest committed(Instant now, long nextFileNumber) {
        return new Manifest(format, version + 1, now, nextFileNumber, topics, erased, retired, sums, zone);
    }

    /** Every file that must not be swept away. */
    Set<String> paths() {
        return Stream.of(
                        topics.values().stream()
                                .flatMap(topic -> topic.files().stream().map(DataFile::path)),
                        retired.stream().map(Retired::path),
                        Stream.ofNullable(sums.path()))
                .flatMap(each -> each)
                .collect(Collectors.toUnmodifiableSet());
    }
}
