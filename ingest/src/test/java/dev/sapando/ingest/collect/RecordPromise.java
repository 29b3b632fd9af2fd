package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.event.topic.AvroSerde;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;

/** What holds for any bytes in any topic: they are a record of the contract, which can be judged and written again, or refused as none. */
final class RecordPromise {
    void holdsFor(byte[] value) {
        for (Topic<?, ?> topic : Topics.all()) {
            read(topic, value);
            read(topic, withHeader(topic, value));
        }
    }

    private static <V> void read(Topic<?, V> topic, byte[] value) {
        V record;
        try {
            record = topic.values().deserializer().deserialize(topic.name(), value);
        } catch (SerializationException e) {
            // Memory that runs out is no verdict: the next who reads may have more of it.
            assertThat(e).hasMessageContaining(topic.name());
            assertThat(e.getCause()).isNotInstanceOf(Error.class);
            return;
        }
        assertThat(record).isNotNull();
        assertThat(topic.values().serializer().serialize(topic.name(), record)).isNotEmpty();
        if (record instanceof Event event) {
            assertThat(Rules.firstViolation(event, Shop.NOW)).isNotNull();
        }
    }

    /** Behind the right fingerprint, so that a fuzzer does not have to guess eight bytes. */
    private static byte[] withHeader(Topic<?, ?> topic, byte[] body) {
        if (!(topic.values() instanceof AvroSerde<?> serde)) {
            return body;
        }
        return ByteBuffer.allocate(10 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xc3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(serde.schema()))
                .put(body)
                .array();
    }
}
