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

    private static String words(Range range) {
        return range.from() + " to " + range.until();
    }
}
