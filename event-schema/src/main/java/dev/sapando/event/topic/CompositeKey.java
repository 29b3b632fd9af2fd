package dev.sapando.event.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A record key made of several parts, readable, and never the same for different parts: {@code v-17|s-3}. */
public final class CompositeKey {
    private CompositeKey() {}

    public static String of(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    /** The parts that {@link #of} made a key of: {@code v-17} and {@code s-3}. */
    public static List<String> parts(String key) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c == '\\' && i + 1 < key.length() ? key.charAt(++i) : c);
            }
        }
        parts.add(part.toString());
        return List.copyOf(parts);
    }
}
