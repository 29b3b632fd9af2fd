package dev.sapando.ingest.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of a recording that is asked for: {@code from} included, {@code until} not; null leaves that side open. */
record Span(@Nullable Instant from, @Nullable Instant until) {
    /** An event whose time cannot be read is in: leaving it out would hide that it is broken. */
    boolean has(Outgoing event) {
        Instant time = event.occurredAt();
        return time == null || ((from == null || !time.isBefore(from)) && (until == null || time.isBefore(until)));
    }
}
