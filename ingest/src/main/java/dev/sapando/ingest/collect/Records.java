package dev.sapando.ingest.collect;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.nio.charset.StandardCharsets;
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

    /** The same as the topic's own serializers write, on the one path on which their speed counts. */
    static ProducerRecord<byte[], byte[]> collected(String key, Event event) {
        return new ProducerRecord<>(
                Topics.EVENTS_COLLECTED.name(),
                key.getBytes(StandardCharsets.UTF_8),
                AvroWriter.OF_EVENTS.write(event));
    }
}
