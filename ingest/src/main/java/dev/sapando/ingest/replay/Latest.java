package dev.sapando.ingest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listens for the latest time in a recording that is not after {@code bound}. */
final class Latest implements Recording.Listener {
    private final Instant bound;
    private @Nullable Instant latest;

    Latest(Instant bound) {
        this.bound = bound;
    }

    Optional<Instant> found() {
        return Optional.ofNullable(latest);
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
        Instant time = event.occurredAt();
        if (time != null && !time.isAfter(bound) && (latest == null || time.isAfter(latest))) {
            latest = time;
        }
    }
}
