package dev.sapando.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making, in one array that is used again, as Avro's binary encoding writes them (specification 1.12). Not thread-safe. */
final class AvroBytes {
    private static final int LONGEST_VARINT = 10;
    private static final int AT_FIRST = 1_024;

    private byte[] bytes = new byte[AT_FIRST];
    private int size;

    /** Zig-zag, seven bits a byte, the lowest first. */
    void number(long value) {
        room(LONGEST_VARINT);
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    void flag(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void text(String value) {
        prefixed(value.getBytes(StandardCharsets.UTF_8));
    }

    void prefixed(byte[] value) {
        number(value.length);
        raw(value);
    }

    void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** What was written since the last time; the array is free again, and let go where it has become large. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        if (bytes.length > LargestRecord.BYTES) {
            bytes = new byte[AT_FIRST];
        }
        return taken;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
