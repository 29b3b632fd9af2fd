package dev.sapando.ingest.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    private static byte[] half(String text) {
        return Fingerprint.of(HALF, text.getBytes(StandardCharsets.UTF_8));
    }
}
