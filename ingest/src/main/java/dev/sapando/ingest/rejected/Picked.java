package dev.sapando.ingest.rejected;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The dead letters that were asked for, counted: each has its line on the spool, or a reason why it cannot be sent again. */
final class Picked {
    static final String NOT_CHANGED = "--set needs a JSON object; repair it with --through";

    private final Spool spool;
    private final Repair repair;
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private long total;
    private long spooled;

    Picked(Spool spool, Repair repair) {
        this.spool = spool;
        this.repair = repair;
    }

    void take(DeadLetter letter) throws IOException {
        total++;
        Original original = Original.of(letter);
        if (original.line() == null) {
            leftOut.merge(original.missing(), 1L, Long::sum);
            return;
        }
        Optional<String> repaired = repair.apply(original.line());
        if (repaired.isEmpty()) {
            leftOut.merge(NOT_CHANGED, 1L, Long::sum);
            return;
        }
        spool.add(Route.of(letter.event().getStage()).orElseThrow(), repaired.get());
        spooled++;
    }

    long total() {
        return total;
    }

    long spooled() {
        return spooled;
    }

    /** Reason → how many. */
    Map<String, Long> leftOut() {
        return new LinkedHashMap<>(leftOut);
    }
}
