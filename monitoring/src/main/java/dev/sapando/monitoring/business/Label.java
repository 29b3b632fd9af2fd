package dev.sapando.monitoring.business;

import org.jspecify.annotations.Nullable;

/** A label's value as cells carry it: never empty, and short, since clients choose some of them. */
public final class Label {
    public static final String NONE = "none";

    private static final int LENGTH = 64;

    private Label() {}

    public static String of(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return NONE;
        }
        return value.length() <= LENGTH ? value : value.substring(0, LENGTH);
    }
}
