package dev.sapando.ingest.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which files of a folder are worth one: as many of about one size as {@code fanIn}, with all smaller ones, so that a row is
 * rewritten once for each power of {@code fanIn} and not with every merge.
 *
 * @param fanIn {@code ARCHIVE_MERGE_FILES}
 * @param fileRows from which on a file is large enough: {@code ARCHIVE_FILE_ROWS}
 */
record MergePolicy(int fanIn, int fileRows) {
    /** The first folder's worth of files that should be one; empty where all is well. */
    Optional<List<DataFile>> next(TopicManifest topic) {
        Map<String, List<DataFile>> byFolder = topic.files().stream()
                .filter(file -> file.rows() < fileRows)
                .collect(Collectors.groupingBy(
                        file -> Objects.toString(file.day(), ""), TreeMap::new, Collectors.toList()));
        return byFolder.values().stream()
                .map(this::worthOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<List<DataFile>> worthOne(List<DataFile> folder) {
        TreeMap<Integer, List<DataFile>> bySize =
                folder.stream().collect(Collectors.groupingBy(this::size, TreeMap::new, Collectors.toList()));
        return bySize.entrySet().stream()
                .filter(size -> size.getValue().size() >= fanIn)
                .map(size -> smallerOrSame(bySize, size.getKey()))
                .findFirst();
    }

    private static List<DataFile> smallerOrSame(TreeMap<Integer, List<DataFile>> bySize, int size) {
        var files = new ArrayList<DataFile>();
        bySize.headMap(size, true).values().forEach(files::addAll);
        return List.copyOf(files);
    }

    private int size(DataFile file) {
        return (int) (Math.log(file.rows()) / Math.log(fanIn));
    }
}
