package dev.sapando.features.sessions;

import dev.sapando.schema.features.Mention;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which of two values counts. Ties in time are settled by event id, then by the value, so that the order of arrival never matters. */
final class Mentions {
    private static final Comparator<Mention> BY_TIME = Comparator.comparingLong(Mention::getAt)
            .thenComparing(Mention::getEventId)
            .thenComparing(Mention::getValue);

    private Mentions() {}

    static @Nullable Mention earliest(@Nullable Mention a, @Nullable Mention b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return BY_TIME.compare(a, b) <= 0 ? a : b;
    }

    static @Nullable Mention latest(@Nullable Mention a, @Nullable Mention b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return BY_TIME.compare(a, b) >= 0 ? a : b;
    }

    static @Nullable String value(@Nullable Mention mention) {
        return mention == null ? null : mention.getValue();
    }
}
