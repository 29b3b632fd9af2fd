package dev.sapando.ingest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Listens for when a recording ends: its latest time, but for what a broken clock dated, which is what lies more than a year
 * behind everything else and is no more than that. Asks no clock itself: the same recording always ends at the same time.
 */
final class Ending implements Recording.Listener {
    private static final long YEAR = 365;
    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final TreeMap<Long, Day> days = new TreeMap<>();

    private record Day(long events, Instant latest) {
        Day and(Day other) {
            return new Day(events + other.events, other.latest.isAfter(latest) ? other.latest : latest);
        }
    }

    /** Empty where no time can be read. */
    Optional<Instant> found() {
        @Nullable Instant end = null;
        long last = days.isEmpty() ? 0 : days.firstKey();
        long before = 0;
        long together = 0;
        for (var day : days.entrySet()) {
            if (day.getKey() > last + YEAR) {
                before += together;
                together = 0;
            }
            last = day.getKey();
            together += day.getValue().events;
            if (together > before) {
                end = day.getValue().latest;
            }
        }
        return Optional.ofNullable(end);
    }

    @Override
    public void line(Line line) {
        // Only times are looked for.
    }

    @Override
    public void broken(Line line, String reason) {
        // Told when the recording is sent.
    }

    @Override
    public void cutOff(Path file, IOException reason) {
        // Told when the recording is sent.
    }

    @Override
    public void event(Line line, Outgoing event) {
        event.when()
                .ifPresent(time ->
                        days.merge(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY), new Day(1, time), Day::and));
    }
}
