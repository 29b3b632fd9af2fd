package dev.sapando.monitoring.business;

import org.jspecify.annotations.Nullable;

/** A label's value as cells carry it: never empty, and short, since clients choose some of them. */
public final class Label {
    public static final String NONE = "none";

    /** Characters, as SQL counts them: code points, and no half of one. */
    private static final int LENGTH = 64;

    /** No longer than an item's id may be: whoever writes to a topic by another way than the collector may say more. */
    private static final int ITEM_LENGTH = 128;

    private Label() {}

    public static String of(@Nullable String value) {
        return cut(value, LENGTH);
    }

    /** Whole, since items are told apart by it. */
    public static String ofItem(@Nullable String id) {
        return cut(id, ITEM_LENGTH);
    }

    private static String cut(@Nullable String value, int length) {
        if (value == null || value.isBlank()) {
            return NONE;
        }
        return value.codePointCount(0, value.length()) <= length
                ? value
                : value.substring(0, value.offsetByCodePoints(0, length));
    }
}
