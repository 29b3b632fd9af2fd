package dev.sapando.ingest.rejected;

import dev.sapando.ops.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which dead letters are of an element that stands there already: its sender sent it again, as one does without an answer. */
public final class Copies {
    /** About 150 MB. Copies stand near to each other, unless strangers flood the topic. */
    static final int REMEMBERED = 1_000_000;

    private final Duration window;
    /** Arrivals by mark. */
    private final Map<String, Instant> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long many;

    Copies(Duration window) {
        this.window = window;
    }

    /** {@code DEDUPLICATION_WINDOW}: for so long, counted from arrival, what comes again is a copy, accepted or refused. */
    public static Duration window(Settings settings) {
        return settings.duration(
                "DEDUPLICATION_WINDOW", Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofDays(30));
    }

    /** Partitions are read beside each other: what is met first need not have arrived first. */
    boolean isOne(DeadLetter letter) {
        if (letter.mark().isEmpty()) {
            return false;
        }
        Instant before = known.putIfAbsent(letter.mark().get(), letter.arrived());
        if (before == null) {
            return false;
        }
        if (Duration.between(before, letter.arrived()).abs().compareTo(window) > 0) {
            known.put(letter.mark().get(), letter.arrived());
            return false;
        }
        many++;
        return true;
    }

    /** Copies met so far. */
    long many() {
        return many;
    }
}
