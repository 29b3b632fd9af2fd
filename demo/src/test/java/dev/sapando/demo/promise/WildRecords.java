package dev.sapando.demo.promise;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.AvroSerde;
import dev.sapando.event.topic.Topic;
import dev.sapando.schema.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records for one topic as no service of ours would write them: noise, values nobody meant, and real ones damaged. */
final class WildRecords {
    private final Topic<?, ?> topic;
    private final Schema schema;
    private final List<ConsumerRecord<byte[], byte[]>> real;
    private final Random random;
    private final RandomAvro avro;

    /** @param real what stands there already, to be damaged; may be none */
    WildRecords(Topic<?, ?> topic, List<ConsumerRecord<byte[], byte[]>> real, long seed) {
        this.topic = topic;
        this.real = real;
        schema = ((AvroSerde<?>) topic.values()).schema();
        random = new Random(seed);
        avro = new RandomAvro(random);
    }

    ProducerRecord<byte[], byte[]> next() {
        return new ProducerRecord<>(topic.name(), key(), value());
    }

    private byte @Nullable [] key() {
        // The broker itself refuses a compacted topic's record without a key.
        boolean needed = topic.kept().compacted();
        return switch (random.nextInt(4)) {
            case 0 -> needed ? avro.bytes(1 + random.nextInt(40)) : null;
            case 1 -> avro.bytes(random.nextInt(40));
            case 2 -> some() == null ? new byte[] {1} : some().key();
            default -> avro.text().getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte @Nullable [] value() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> avro.bytes(random.nextInt(200));
            case 2 -> headed(avro.bytes(random.nextInt(200)));
            case 3 -> headed(body(avro.record(schema)));
            case 4 -> headed(body(erasing(avro.record(schema))));
            default -> damaged();
        };
    }

    /** An event that has somebody forgotten, wild in all else: what it is told of, every service takes out of what it keeps. */
    private GenericRecord erasing(GenericRecord record) {
        if (schema.getFullName().equals(Event.getClassSchema().getFullName())) {
            record.put("type", EventType.ERASURE.wireName());
            if (random.nextBoolean()) {
                record.put("occurredAt", System.currentTimeMillis());
                record.put("visitorId", avro.text());
            }
        }
        return record;
    }

    private byte @Nullable [] damaged() {
        ConsumerRecord<byte[], byte[]> record = some();
        byte[] bytes = record == null || record.value() == null
                ? headed(body(avro.record(schema)))
                : record.value().clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
            case 2 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                // As it was: a copy.
            }
        }
        return bytes;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> some() {
        return real.isEmpty() ? null : real.get(random.nextInt(real.size()));
    }

    private byte[] headed(byte[] body) {
        return ByteBuffer.allocate(body.length + 10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .put(body)
                .array();
    }

    private byte[] body(GenericRecord record) {
        var out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
