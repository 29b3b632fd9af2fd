package dev.sapando.ingest.rejected;

import dev.sapando.schema.RejectedEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of {@code events.rejected} where it stands.
 *
 * @param mark by which the element is known again, where it has one
 */
record DeadLetter(int partition, long offset, Instant arrived, RejectedEvent event, Optional<String> mark) {
    /** As people name it: {@code 1:4711}. */
    String id() {
        return partition + ":" + offset;
    }

    /** Empty where nothing was kept, as without consent. */
    Optional<byte[]> original() {
        return Optional.ofNullable(event.getOriginal()).map(buffer -> {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        });
    }

    /** Only the beginning of it was kept. */
    boolean isCutOff() {
        return event.getOriginal() != null && event.getOriginal().remaining() == Rejection.LONGEST_ORIGINAL;
    }
}
