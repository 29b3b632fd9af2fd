package dev.sapando.monitoring.business;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of this application's own state: a version, then what the state writes. Nobody else reads them, so they are small
 * rather than self-describing; an older version is read as long as its reader is kept.
 */
final class Compact {
    private static final int TYPICAL_BYTES = 128;

    interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private Compact() {}

    /** @param versions how each version is read, from the first on; the last is written */
    @SafeVarargs
    static <T> Serde<T> serde(Writer<T> writer, Reader<T>... versions) {
        List<Reader<T>> readers = List.of(versions);
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : bytes(readers.size(), value, writer),
                (topic, bytes) -> bytes == null ? null : value(topic, bytes, readers));
    }

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static <T> void writeOptional(DataOutput out, @Nullable T value, Writer<T> writer) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writer.write(value, out);
        }
    }

    static <T> @Nullable T readOptional(DataInput in, Reader<T> reader) throws IOException {
        return in.readBoolean() ? reader.read(in) : null;
    }

    private static <T> byte[] bytes(int version, T value, Writer<T> writer) {
        var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try {
            var out = new DataOutputStream(bytes);
            out.writeByte(version);
            writer.write(value, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new SerializationException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    private static <T> T value(@Nullable String store, byte[] bytes, List<Reader<T>> readers) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte version = in.readByte();
            if (version < 1 || version > readers.size()) {
                throw new SerializationException("state of " + store + " has version " + version
                        + ", and this monitoring"
                        + " reads up to " + readers.size() + "; run the newer monitoring that wrote it, or rebuild the"
                        + " state under a new application id");
            }
            return readers.get(version - 1).read(in);
        } catch (IOException e) {
            throw new SerializationException("damaged state of " + store, e);
        }
    }
}
