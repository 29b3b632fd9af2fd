package dev.sapando.monitoring.reference;

import org.jspecify.annotations.Nullable;

/** What an answer calls a channel, a campaign or a platform. */
final class Named {
    static final String NONE = "none";

    private static final int LONGEST = 64;

    private Named() {}

    static String of(@Nullable String told) {
        if (told == null || told.isBlank()) {
            return NONE;
        }
        int[] characters = told.codePoints().limit(LONGEST).toArray();
        return new String(characters, 0, characters.length);
    }
}
