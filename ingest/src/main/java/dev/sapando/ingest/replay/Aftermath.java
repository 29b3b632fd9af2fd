package dev.sapando.ingest.replay;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events behind the collector: how much monitoring's counts rose while they were sent.
 *
 * @param others how many events of other producers came to their end meanwhile
 * @param counted whose events the first three are
 */
record Aftermath(long verified, long duplicates, long rejectedLater, long others, Outcomes.Counted counted) {
    private static final Duration ASK_EVERY = Duration.ofMillis(300);
    private static final int CALM_ANSWERS = 4;

    /**
     * Asks until every accepted event has come to an end and nothing moves any more, or patience is over; once at least. What moves beyond the
     * accepted is others', who may never stop: it prolongs nothing.
     */
    static Optional<Aftermath> await(
            MonitoringClient monitoring,
            @Nullable Outcomes before,
            long accepted,
            Patience patience,
            WaitingLine waiting) {
        if (before == null) {
            return Optional.empty();
        }
        Optional<Aftermath> last = Optional.empty();
        int calm = 0;
        var wait = patience.begin();
        do {
            Optional<Aftermath> known = last;
            Optional<Aftermath> now = monitoring.outcomes().map(after -> after.since(before));
            boolean same = now.isPresent() && now.map(Aftermath::ends).equals(last.map(Aftermath::ends));
            calm = same ? calm + 1 : 0;
            // A moment without an answer takes nothing back.
            last = now.or(() -> known);
            long open = last.map(after -> after.open(accepted)).orElse(accepted);
            if (now.isPresent() && !same && open > 0) {
                wait.moved();
            }
            if ((calm >= CALM_ANSWERS && open <= 0) || !Pause.of(ASK_EVERY)) {
                break;
            }
            waiting.open(Math.max(0, open), accepted);
        } while (!wait.isOver());
        return last;
    }

    private long ends() {
        return verified + duplicates + rejectedLater;
    }

    /** How many of the accepted have no outcome yet; below zero where there are more outcomes than events. */
    long open(long accepted) {
        return accepted - ends();
    }

    /** Whether events that were not sent here may be among those counted. */
    boolean hasOthers(long accepted) {
        return others > 0 || open(accepted) < 0 || counted == Outcomes.Counted.EVERYBODYS;
    }
}
