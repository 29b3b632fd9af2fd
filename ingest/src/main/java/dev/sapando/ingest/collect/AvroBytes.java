package dev.sapando.ingest.collect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the making, in one array that is used again, as Avro's binary encoding writes them (specification 1.12). What may be
 * missing is a union of null, which stands first, and one other. Not thread-safe.
 */
final class AvroBytes {
    private static final int LONGEST_VARINT = 10;
    private static final int AT_FIRST = 4_096;

    private byte[] bytes = new byte[AT_FIRST];
    private int size;

    /** How one of a list is written. */
    interface Each<T> {
        void write(T value, AvroBytes out);
    }

    /** Whatever was written before is gone, and an array that has become large. */
    void restart() {
        size = 0;
        if (bytes.length > LargestRecord.BYTES) {
            bytes = new byte[AT_FIRST];
        }
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

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

    void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void textOrNull(@Nullable String value) {
        if (isThere(value)) {
            text(value);
        }
    }

    void numberOrNull(@Nullable Number value) {
        if (isThere(value)) {
            number(value.longValue());
        }
    }

    /** @param value with as many decimals as the schema says */
    void amountOrNull(@Nullable BigDecimal value) {
        if (isThere(value)) {
            prefixed(value.unscaledValue().toByteArray());
        }
    }

    <T> void listOrNull(@Nullable List<T> values, Each<T> each) {
        if (isThere(values)) {
            list(values, each);
        }
    }

    <T> void list(List<T> values, Each<T> each) {
        if (!values.isEmpty()) {
            number(values.size());
            for (T value : values) {
                each.write(value, this);
            }
        }
        number(0);
    }

    void texts(Map<String, String> values) {
        if (!values.isEmpty()) {
            number(values.size());
            for (var entry : values.entrySet()) {
                text(entry.getKey());
                text(entry.getValue());
            }
        }
        number(0);
    }

    private boolean isThere(@Nullable Object value) {
        room(1);
        bytes[size++] = (byte) (value == null ? 0 : 2);
        return value != null;
    }

    private void prefixed(byte[] value) {
        number(value.length);
        raw(value);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
