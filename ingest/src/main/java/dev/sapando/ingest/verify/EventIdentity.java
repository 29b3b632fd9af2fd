package dev.sapando.ingest.verify;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** What makes two events the same one: visitor and event id, as 16 bytes that nobody can make two events meet in. */
final class EventIdentity {
    private static final int LENGTH = 16;

    private EventIdentity() {}

    static Bytes of(String visitor, String eventId) {
        byte[] name = visitor.getBytes(StandardCharsets.UTF_8);
        // The length first: otherwise "a" + "bc" and "ab" + "c" would be one.
        byte[] length = {(byte) (name.length >>> 8), (byte) name.length};
        return Bytes.wrap(Fingerprint.of(LENGTH, length, name, eventId.getBytes(StandardCharsets.UTF_8)));
    }
}
