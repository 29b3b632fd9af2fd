package dev.sapando.ingest.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far a recording is moved in time; every event by the same span. */
record Shift(Duration by) {
    /** To the millisecond, as the mark of the ids: the same ids always have the same times. */
    Shift {
        by = by.truncatedTo(ChronoUnit.MILLIS);
    }

    static final Shift NONE = new Shift(Duration.ZERO);

    /**
     * So that the recording ends at {@code end}; what a broken clock dated far behind that stays in the future. Depends on the
     * recording and on {@code end} alone. Reads the files once.
     */
    static Shift toEndAt(Instant end, Recording recording) throws IOException {
        var ending = new Ending();
        recording.play(ending, bytes -> {});
        return ending.found()
                .map(last -> new Shift(Duration.between(last, end)))
                .orElse(NONE);
    }

    Outgoing apply(Outgoing event) {
        if (by.isZero()) {
            return event;
        }
        return new IdMark(mark())
                .on(event.when().map(time -> event.at(time.plus(by))).orElse(event));
    }

    /** What ids of a recording end in that was moved so far; the same for the same shift. */
    String mark() {
        return Long.toString(Math.abs(by.toMillis()), Character.MAX_RADIX) + (by.isNegative() ? "-" : "");
    }

    /** What whoever sends it has to know, and how the same is sent once more. */
    String told(Instant end) {
        return "times are moved by " + by.toDays() + " days and " + by.toHoursPart() + " hours, and ids end in ~"
                + mark() + "; to send the very same again: --shift-to " + end;
    }
}
