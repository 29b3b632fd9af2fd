package dev.sapando.ingest.replay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the events behind the collector: how much monitoring's counts rose while they were sent. */
record Aftermath(long verified, long duplicates, long rejectedLater) {
    private static final Duration ASK_EVERY = Duration.ofMillis(300);
    private static final int CALM_ANSWERS = 4;

    /** Asks until every accepted event has come to an end and nothing moves any more, for at most {@code patience}. */
    static Optional<Aftermath> await(
            MonitoringClient monitoring, @Nullable Map<String, Long> before, long accepted, Duration patience) {
        if (before == null) {
            return Optional.empty();
        }
        Optional<Aftermath> last = Optional.empty();
        int calm = 0;
        for (long begun = System.nanoTime(); System.nanoTime() - begun < patience.toNanos(); ) {
            Optional<Aftermath> now = monitoring.outcomes().map(after -> increase(new TreeMap<>(before), after));
            calm = now.isPresent() && now.equals(last) ? calm + 1 : 0;
            last = now;
            boolean ended = calm >= CALM_ANSWERS && now.map(Aftermath::ends).orElse(0L) >= accepted;
            if (ended || !Pause.of(ASK_EVERY)) {
                break;
            }
        }
        return last;
    }

    long ends() {
        return verified + duplicates + rejectedLater;
    }

    private static Aftermath increase(Map<String, Long> before, Map<String, Long> after) {
        after.forEach((outcome, count) -> before.merge(outcome, -count, Long::sum));
        return new Aftermath(
                -before.getOrDefault("verified", 0L),
                -before.getOrDefault("duplicates", 0L),
                -before.getOrDefault("rejected_verify", 0L));
    }
}
