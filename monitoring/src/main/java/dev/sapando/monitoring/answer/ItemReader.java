package dev.sapando.monitoring.answer;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Item;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Every item's category, out of {@code catalog.items}. */
public record ItemReader(ItemCategories items) implements WholeTopics.Keeping {
    @Override
    public List<String> topics() {
        return List.of(Topics.CATALOG_ITEMS.name());
    }

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
        if (record.key() == null) {
            throw new SerializationException("an item without a key");
        }
        String id = Topics.CATALOG_ITEMS.keys().deserializer().deserialize(record.topic(), record.key());
        Item item = Topics.CATALOG_ITEMS.values().deserializer().deserialize(record.topic(), record.value());
        items.put(id, item == null ? null : item.getCategory());
    }
}
