package dev.sapando.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a recording is sent: as fast as it goes, or so many times as fast as it happened. */
final class Pace {
    private final double speed;
    private long begunNanos;
    private @Nullable Instant first;

    private Pace(double speed) {
        this.speed = speed;
    }

    /** @throws IllegalArgumentException where the text is neither {@code max} nor a positive number */
    static Pace parse(String text) {
        if (text.equals("max")) {
            return new Pace(Double.POSITIVE_INFINITY);
        }
        double speed = Double.parseDouble(text);
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException(text + " is no speed");
        }
        return new Pace(speed);
    }

    /** How long this event is to wait, seen at this moment. The first event sets the start; one before it does not wait. */
    Duration wait(Outgoing event, long nowNanos) {
        Instant time = event.occurredAt();
        if (Double.isInfinite(speed) || time == null) {
            return Duration.ZERO;
        }
        if (first == null) {
            first = time;
            begunNanos = nowNanos;
        }
        double due = Duration.between(first, time).toMillis() / speed;
        long passed = (nowNanos - begunNanos) / 1_000_000;
        return Duration.ofMillis(Math.max(0, (long) due - passed));
    }
}
