package dev.sapando.ingest.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** What makes two events the same one: visitor and event id, as 16 bytes that nobody can make two events meet in. */
final class EventIdentity {
    private static final int LENGTH = 16;

    private EventIdentity() {}

    static Bytes of(String visitor, String eventId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] name = visitor.getBytes(StandardCharsets.UTF_8);
            // The length first: otherwise "a" + "bc" and "ab" + "c" would be one.
            digest.update((byte) (name.length >>> 8));
            digest.update((byte) name.length);
            digest.update(name);
            digest.update(eventId.getBytes(StandardCharsets.UTF_8));
            return Bytes.wrap(Arrays.copyOf(digest.digest(), LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
