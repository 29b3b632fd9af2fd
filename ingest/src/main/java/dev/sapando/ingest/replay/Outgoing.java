package dev.sapando.ingest.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event as it will be sent.
 *
 * @param json one line of the project's own format
 * @param visitorId whose events keep their order; empty where it cannot be read
 * @param occurredAt null where it cannot be read: then neither filter, shift nor pace apply, and the collector says what it thinks
 * @param timeFrom where the time's text stands in {@code json}
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Outgoing(
        byte[] json, String visitorId, @Nullable Instant occurredAt, int timeFrom, int timeTo) {
    Optional<Instant> when() {
        return Optional.ofNullable(occurredAt);
    }

    Outgoing of(String visitor) {
        return new Outgoing(json, visitor, occurredAt, timeFrom, timeTo);
    }

    /** The same bytes with another time in them. */
    Outgoing at(Instant time) {
        byte[] text = time.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] shifted = Arrays.copyOf(json, json.length - (timeTo - timeFrom) + text.length);
        System.arraycopy(text, 0, shifted, timeFrom, text.length);
        System.arraycopy(json, timeTo, shifted, timeFrom + text.length, json.length - timeTo);
        return new Outgoing(shifted, visitorId, time, timeFrom, timeFrom + text.length);
    }
}
