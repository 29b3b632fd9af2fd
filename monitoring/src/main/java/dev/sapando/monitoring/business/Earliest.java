package dev.sapando.monitoring.business;

import org.jspecify.annotations.Nullable;

/**
 * The first value in event time, whatever order the values arrive in: first-touch channel, arm of the first served list.
 * Of two at the same millisecond the smaller text counts, so that arrival never decides.
 */
public record Earliest(long at, String value) {
    /** The known one itself where the new one changes nothing. */
    static Earliest of(@Nullable Earliest known, long at, String value) {
        if (known != null && (known.at < at || known.at == at && known.value.compareTo(value) <= 0)) {
            return known;
        }
        return new Earliest(at, value);
    }

    public static String text(@Nullable Earliest known) {
        return known == null ? Label.NONE : known.value;
    }
}
