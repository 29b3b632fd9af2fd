package dev.sapando.monitoring.answer;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels of a row. */
final class Labels {
    static final String NONE = "none";

    private Labels() {}

    /** @param labels name, value, name, value */
    static SortedMap<String, String> of(String... labels) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return map;
    }

    static SortedMap<String, String> with(SortedMap<String, String> labels, String name, String value) {
        var more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    static SortedMap<String, String> without(SortedMap<String, String> labels, String name) {
        var fewer = new TreeMap<>(labels);
        fewer.remove(name);
        return fewer;
    }

    /** Of a cell's labels only the one that is asked for. */
    static SortedMap<String, String> only(Optional<String> by, SortedMap<String, String> labels) {
        return by.map(name -> of(name, labels.getOrDefault(name, NONE))).orElseGet(TreeMap::new);
    }
}
