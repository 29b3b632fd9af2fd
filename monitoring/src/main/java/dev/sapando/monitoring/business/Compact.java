package dev.sapando.monitoring.business;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of this application's own state: a version, then what the state writes. Nobody else reads them, so they are small
 * rather than self-describing.
 */
final class Compact {
    private static final byte VERSION = 2;
    private static final int TYPICAL_BYTES = 128;
    /** No record is larger. */
    private static final int MOST_TEXT_BYTES = 1 << 20;

    interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private Compact() {}

    static <T> Serde<T> serde(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : bytes(value, writer),
                (topic, bytes) -> bytes == null ? null : value(topic, bytes, reader));
    }

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_TEXT_BYTES) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static <T> byte[] bytes(T value, Writer<T> writer) {
        var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try {
            var out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            writer.write(value, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    private static <T> T value(@Nullable String store, byte[] bytes, Reader<T> reader) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte version = in.readByte();
            OtherRelease.check(version, VERSION, "state of " + store);
            return reader.read(in);
        } catch (IOException e) {
            throw new SerializationException("damaged state of " + store, e);
        }
    }
}
