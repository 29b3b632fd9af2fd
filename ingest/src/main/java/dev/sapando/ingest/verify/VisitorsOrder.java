package dev.sapando.ingest.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** One visitor's order: 8 bytes of the visitor's hash, so that all of a visitor's stand together, and 8 of the order's. */
final class VisitorsOrder {
    private static final int HALF = 8;

    private VisitorsOrder() {}

    static Bytes of(String visitor, String orderId) {
        return Bytes.wrap(ByteBuffer.allocate(2 * HALF)
                .put(half(visitor))
                .put(half(orderId))
                .array());
    }

    /** The first key that an order of this visitor could have. */
    static Bytes first(String visitor) {
        return bound(visitor, (byte) 0);
    }

    static Bytes last(String visitor) {
        return bound(visitor, (byte) 0xFF);
    }

    private static Bytes bound(String visitor, byte filled) {
        byte[] key = new byte[2 * HALF];
        Arrays.fill(key, filled);
        System.arraycopy(half(visitor), 0, key, 0, HALF);
        return Bytes.wrap(key);
    }

    private static byte[] half(String text) {
        return Fingerprint.of(HALF, text.getBytes(StandardCharsets.UTF_8));
    }
}
