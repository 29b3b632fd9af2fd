package dev.sapando.ingest.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** How far a recording is moved in time; every event by the same span. */
record Shift(Duration by) {
    static final Shift NONE = new Shift(Duration.ZERO);

    /**
     * So that the recording ends at {@code end}. Its end is its latest event that lies before {@code now}: what a broken clock
     * dated into the future cannot have been the end of it, and stays in the future. Reads the files once.
     */
    static Shift toEndAt(Instant end, Instant now, Recording recording) throws IOException {
        var latest = new Latest(now);
        recording.play(latest, bytes -> {});
        return latest.found()
                .map(last -> new Shift(Duration.between(last, end)))
                .orElse(NONE);
    }

    Outgoing apply(Outgoing event) {
        return by.isZero()
                ? event
                : event.when().map(time -> event.at(time.plus(by))).orElse(event);
    }
}
