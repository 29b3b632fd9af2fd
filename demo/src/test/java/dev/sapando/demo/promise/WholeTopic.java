package dev.sapando.demo.promise;

import dev.sapando.event.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;

/** Everything that is committed on a topic, from its beginning to its end of now. */
public record WholeTopic<K, V>(String bootstrapServers, Topic<K, V> topic) {
    /** What stands there, whether or not it is what the topic is for. */
    static WholeTopic<byte[], byte[]> bytes(String bootstrapServers, Topic<?, ?> topic) {
        return new WholeTopic<>(
                bootstrapServers,
                new Topic<>(
                        topic.name(),
                        topic.owner(),
                        topic.contents(),
                        Serdes.ByteArray(),
                        Serdes.ByteArray(),
                        topic.kept()));
    }

    List<ConsumerRecord<K, V>> read() {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(
                client, topic.keys().deserializer(), topic.values().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ConsumerRecord<K, V>>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    public List<V> values() {
        return read().stream().map(ConsumerRecord::value).toList();
    }
}
