package dev.sapando.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a write key may be called, and so whom an event can come from; whoever writes past the collector can say anything. */
public final class ProducerName {
    /** In words, for errors. */
    public static final String RULE = "1 to 64 letters, digits, points, underscores and hyphens";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ProducerName() {}

    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name where it is one, else null: who counts by producer counts the same of the same event, and bounded names. */
    public static @Nullable String orNone(@Nullable String name) {
        return name != null && isOne(name) ? name : null;
    }
}
