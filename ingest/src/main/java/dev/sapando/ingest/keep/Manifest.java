package dev.sapando.ingest.keep;

import java.time.Instant;
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
 */
record Manifest(
        int format,
        long version,
        Instant committedAt,
        long nextFile,
        Map<String, TopicManifest> topics,
        List<Erased> erased,
        List<Retired> retired) {
    static final int FORMAT = 1;

    record Retired(String path, Instant since) {}

    Manifest {
        topics = new TreeMap<>(topics);
        erased = List.copyOf(Objects.requireNonNullElse(erased, List.of()));
        retired = List.copyOf(retired);
    }

    static Manifest empty() {
        return new Manifest(FORMAT, 0, Instant.EPOCH, 1, Map.of(), List.of(), List.of());
    }

    TopicManifest topic(String name) {
        return Objects.requireNonNullElseGet(topics.get(name), () -> TopicManifest.empty(null));
    }

    Manifest with(String topic, UnaryOperator<TopicManifest> change) {
        var changed = new TreeMap<>(topics);
        changed.put(topic, change.apply(topic(topic)));
        return new Manifest(format, version, committedAt, nextFile, changed, erased, retired);
    }

    /** With more erasures, and without those that nothing can come of any more. */
    Manifest erasing(List<Erased> more, Instant now) {
        List<Erased> known = Stream.concat(erased.stream(), more.stream())
                .filter(each -> !each.isOver(now))
                .toList();
        return new Manifest(format, version, committedAt, nextFile, topics, known, retired);
    }

    Manifest retiring(List<DataFile> files, Instant now) {
        var all = new ArrayList<>(retired);
        files.forEach(file -> all.add(new Retired(file.path(), now)));
        return new Manifest(format, version, committedAt, nextFile, topics, erased, all);
    }

    Manifest forgetting(List<Retired> deleted) {
        List<Retired> left =
                retired.stream().filter(each -> !deleted.contains(each)).toList();
        return new Manifest(format, version, committedAt, nextFile, topics, erased, left);
    }

    Manifest committed(Instant now, long nextFileNumber) {
        return new Manifest(format, version + 1, now, nextFileNumber, topics, erased, retired);
    }

    /** Every file that must not be swept away. */
    Set<String> paths() {
        return Stream.concat(
                        topics.values().stream()
                                .flatMap(topic -> topic.files().stream().map(DataFile::path)),
                        retired.stream().map(Retired::path))
                .collect(Collectors.toUnmodifiableSet());
    }
}
