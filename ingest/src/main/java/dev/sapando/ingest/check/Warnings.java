package dev.sapando.ingest.check;

import dev.sapando.ingest.collect.UnknownField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags, and fields that no contract has, counted by name: a sentence for each, and not for each event. */
final class Warnings {
    private static final int SHOWN = 20;

    private final Map<UnknownField, Counted> fields = new LinkedHashMap<>();
    private final Map<String, Counted> flags = new LinkedHashMap<>();
    private long more;

    private record Counted(Place first, long times) {
        Counted and(Counted other) {
            return new Counted(first, times + other.times);
        }
    }

    void add(Judged judged) {
        judged.verdict().flags().forEach(flag -> flags.merge(flag, new Counted(judged.place(), 1), Counted::and));
        for (UnknownField field : judged.verdict().unknown()) {
            UnknownField anyLines =
                    new UnknownField(anyLine(field.name()), field.nearest().map(Warnings::anyLine));
            if (fields.size() < SHOWN || fields.containsKey(anyLines)) {
                fields.merge(anyLines, new Counted(judged.place(), 1), Counted::and);
            } else {
                more++;
            }
        }
    }

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        flags.forEach((flag, counted) -> sentences.add("flag " + flag + " - accepted all the same (" + counted.times
                + " events, first at " + counted.first + ")"));
        fields.forEach((field, counted) -> sentences.add("warning: " + field.name() + " is " + field.sentence() + " ("
                + counted.times + " times, first at " + counted.first + ")"));
        if (more > 0) {
            sentences.add("warning: more fields that are none of the contract, " + more + " times");
        }
        return List.copyOf(sentences);
    }

    private static String anyLine(String name) {
        return name.replaceFirst("^lines\\[\\d+]", "lines[]");
    }
}
