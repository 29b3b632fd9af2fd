package dev.sapando.ingest.collect;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What articles and spending have in common: few fields, of bounded length, and none beyond the contract. */
final class Catalogue {
    private static final int LONGEST = 512;
    private static final int LONGEST_NAME = 128;

    private Catalogue() {}

    static @Nullable String bounded(@Nullable String text, String field, Fields fields) {
        if (text != null && text.length() > LONGEST) {
            fields.refuse(
                    "text_too_long", field, field + " has " + text.length() + " characters; use at most " + LONGEST);
        }
        return text;
    }

    static void requireName(@Nullable String name, String field, Fields fields) {
        if (name == null || name.isBlank()) {
            fields.missing(field);
        } else if (name.length() > LONGEST_NAME) {
            fields.refuse(
                    "text_too_long",
                    field,
                    field + " has " + name.length() + " characters; use at most " + LONGEST_NAME);
        }
    }

    /** There is no place to keep it, and dropping it in silence would be worse than saying so. */
    static void unknown(String name, Fields fields) throws IOException {
        String shown = name.length() <= 64 ? name : name.substring(0, 64) + "…";
        fields.refuse("field_unknown", shown, shown + " is no field here; leave it out");
        fields.input().end();
    }
}
