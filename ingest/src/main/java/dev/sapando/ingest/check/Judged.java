package dev.sapando.ingest.check;

import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.collect.EventCheck.Verdict;
import java.util.List;
import java.util.Optional;

/** An event in a file and what would become of it. */
record Judged(Place place, Verdict verdict) {
    /** A line that is no event at all in its format. */
    static Judged broken(Place place, String reason) {
        return new Judged(
                place, new Verdict(null, Optional.of(new Violation("unreadable", null, reason)), List.of(), List.of()));
    }

    boolean accepted() {
        return verdict.violation().isEmpty();
    }
}
