package dev.sapando.monitoring.answer;

import java.util.Optional;

/** Why there is nothing to show, in a sentence: nothing yet, nothing then, or nothing of the kind. */
final class Absence {
    private Absence() {}

    /**
     * @param what there would have to be, in plural
     * @param known the days from the first to the last of which anything is known
     */
    static String of(String what, Optional<Range> known, Range asked) {
        if (known.isEmpty()) {
            return "There are no " + what + " yet.";
        }
        String span = "There are " + what + " from " + words(known.get());
        return known.get().overlaps(asked)
                ? span + ", and nothing of this kind from " + words(asked) + "."
                : span + "; what was asked for, " + words(asked) + ", lies outside of that.";
    }

    /** Why there is nothing to say of recommendations where events are: nobody asked for any. */
    static String ofLists(Optional<Range> known, Range asked) {
        return known.filter(asked::overlaps).isEmpty()
                ? of("events", known, asked)
                : "There are events, and no list was served from " + words(asked)
                        + ": visitors ask serving at /v1/recommendations; those of ./sapando demo do.";
    }

    private static String words(Range range) {
        return range.from() + " to " + range.until();
    }
}
