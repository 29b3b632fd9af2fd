package dev.sapando.monitoring.answer;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads every partition of {@code catalog.items} from its beginning, so that any instance knows every item's category. */
public final class ItemReader implements AutoCloseable {
    private final WholeTopics topics;

    /** @param consumers read committed records only; each is used until it fails */
    public ItemReader(Supplier<Consumer<byte[], byte[]>> consumers, ItemCategories items) {
        items.startOver();
        topics = new WholeTopics("items", List.of(Topics.CATALOG_ITEMS.name()), consumers, new WholeTopics.Keeping() {
            @Override
            public void startOver() {
                items.startOver();
            }

            @Override
            public void complete() {
                items.complete();
            }

            @Override
            public void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp) {
                put(record, items);
            }
        });
    }

    public ItemReader start() {
        topics.start();
        return this;
    }

    /** What is missing, in a sentence; empty once every item that stood there at the start is known. */
    public Optional<String> complaint() {
        return topics.complaint();
    }

    @Override
    public void close() {
        topics.close();
    }

    private static void put(ConsumerRecord<byte[], byte[]> record, ItemCategories items) {
        if (record.key() == null) {
            throw new SerializationException("an item without a key");
        }
        String id = Topics.CATALOG_ITEMS.keys().deserializer().deserialize(record.topic(), record.key());
        Item item = Topics.CATALOG_ITEMS.values().deserializer().deserialize(record.topic(), record.value());
        items.put(id, item == null ? null : item.getCategory());
    }
}
