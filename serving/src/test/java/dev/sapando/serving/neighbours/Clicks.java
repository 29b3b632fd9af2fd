package dev.sapando.serving.neighbours;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** Clicks of one file of the Serenade example, {@code SessionId ItemId Time}, by session and in order of time. */
record Clicks(Map<Integer, List<Click>> sessions) {
    record Click(String itemId, long millis) {}

    static Clicks of(Path zip, String entry) {
        try (ZipFile file = new ZipFile(zip.toFile());
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(file.getInputStream(file.getEntry(entry)), StandardCharsets.UTF_8))) {
            Map<Integer, List<Click>> sessions = new TreeMap<>();
            reader.lines().skip(1).map(line -> line.split("\t")).forEach(column -> sessions.computeIfAbsent(
                            Integer.valueOf(column[0]), session -> new ArrayList<>())
                    .add(new Click(column[1], (long) (Double.parseDouble(column[2]) * 1_000))));
            // The files are not sorted inside sessions.
            sessions.values().forEach(clicks -> clicks.sort(Comparator.comparingLong(Click::millis)));
            return new Clicks(sessions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return sessions.values().stream().mapToInt(Collection::size).sum();
    }

    /** As features would report them: distinct items, oldest touch first. */
    void into(NeighbourIndex index) {
        sessions.forEach((session, clicks) -> {
            LinkedHashSet<String> items = new LinkedHashSet<>();
            for (Click click : clicks) {
                items.remove(click.itemId);
                items.add(click.itemId);
            }
            index.put("v|" + session, clicks.get(clicks.size() - 1).millis, List.copyOf(items));
        });
    }

    /** Distinct items of the first {@code length} clicks, newest first. */
    static List<String> newestFirst(List<Click> clicks, int length) {
        LinkedHashSet<String> items = new LinkedHashSet<>();
        for (int i = length - 1; i >= 0; i--) {
            items.add(clicks.get(i).itemId);
        }
        return List.copyOf(items);
    }
}
