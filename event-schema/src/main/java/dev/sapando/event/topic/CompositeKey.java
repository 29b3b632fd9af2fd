package dev.sapando.event.topic;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A record key made of several parts, readable, and never the same for different parts: {@code v-17|s-3}. */
public final class CompositeKey {
    private CompositeKey() {}

    public static String of(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }
}
