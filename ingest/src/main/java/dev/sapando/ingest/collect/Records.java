package dev.sapando.ingest.collect;

import dev.sapando.event.topic.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A topic's key and value as the bytes the producer sends. */
final class Records {
    private Records() {}

    static <K, V> ProducerRecord<byte[], byte[]> of(Topic<K, V> topic, @Nullable K key, V value) {
        byte[] keyBytes = key == null ? null : topic.keys().serializer().serialize(topic.name(), key);
        return new ProducerRecord<>(
                topic.name(), keyBytes, topic.values().serializer().serialize(topic.name(), value));
    }
}
