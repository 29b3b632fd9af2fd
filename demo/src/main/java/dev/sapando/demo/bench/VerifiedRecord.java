package dev.sapando.demo.bench;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.util.Objects;

/** A record of {@code events.verified} as its bytes. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record VerifiedRecord(int partition, long offset, byte[] key, byte[] value) {
    Event event() {
        return Objects.requireNonNull(
                Topics.EVENTS_VERIFIED.values().deserializer().deserialize(Topics.EVENTS_VERIFIED.name(), value));
    }
}
