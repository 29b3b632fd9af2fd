package dev.sapando.event.topic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding: {@code C3 01}, the writer's CRC-64-AVRO fingerprint (8 bytes, little-endian), the body
 * (Avro specification 1.12, "Single-object encoding"). Any published version is read; the newest is written. Thread-safe.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    private final BinaryMessageEncoder<T> encoder;
    private final RecordReader<T> reader;
    private final @Nullable DecimalBounds decimals;
    private final Schema schema;
    private final String record;

    public AvroSerde(Class<T> type) {
        schema = SpecificData.get().getSchema(type);
        SpecificData model = SpecificData.getForClass(type);
        decimals = DecimalBounds.of(schema);
        record = schema.getName();
        encoder = new BinaryMessageEncoder<>(model, schema);
        List<Schema> published = new ArrayList<>(SchemaHistory.of(record).versions());
        published.add(schema);
        reader = new RecordReader<>(model, schema, published);
    }

    /** What is written today. */
    public Schema schema() {
        return schema;
    }

    private byte @Nullable [] write(@Nullable String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            ByteBuffer bytes = encoder.encode(value);
            return copy(bytes);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("cannot write " + record + " to " + topic + ": " + e.getMessage(), e);
        }
    }

    /** @throws SerializationException (to Kafka's reader) where the bytes are not this record in any published version */
    private @Nullable T read(@Nullable String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            T value = reader.read(bytes);
            if (decimals != null) {
                decimals.check(value);
            }
            return value;
        } catch (BadHeaderException e) {
            throw new SerializationException("not a single-object encoded " + record + " on " + topic, e);
        } catch (MissingSchemaException e) {
            throw new SerializationException(
                    "unpublished version of " + record + " on " + topic + ": " + e.getMessage(), e);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new SerializationException("damaged " + record + " on " + topic + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new SerializationException("unreadable " + record + " on " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return this::write;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::read;
    }

    private static byte[] copy(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
