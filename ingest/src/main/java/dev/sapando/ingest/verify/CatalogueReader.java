package dev.sapando.ingest.verify;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Item;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps of {@code catalog.items} which items there are, and nothing else of them. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before all else
final class CatalogueReader implements Processor<byte[], byte[], Void, Void> {
    static final String UNREADABLE = "sapando_verification_catalogue_unreadable";

    private static final byte[] THERE = new byte[1];

    private final Counter unreadable;
    private KeyValueStore<Bytes, byte[]> items;

    CatalogueReader(MeterRegistry registry) {
        unreadable = Counter.builder(UNREADABLE)
                .description("Records of catalog.items without a key, or that are no item; they make nothing known")
                .register(registry);
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        items = context.getStateStore(VerificationTopology.ITEMS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            unreadable.increment();
        } else if (record.value() == null) {
            items.delete(Bytes.wrap(record.key()));
        } else if (item(record.value()) == null) {
            unreadable.increment();
        } else {
            items.put(Bytes.wrap(record.key()), THERE);
        }
    }

    private static @Nullable Item item(byte[] value) {
        try {
            return Topics.CATALOG_ITEMS.values().deserializer().deserialize(Topics.CATALOG_ITEMS.name(), value);
        } catch (SerializationException e) {
            return null;
        }
    }
}
