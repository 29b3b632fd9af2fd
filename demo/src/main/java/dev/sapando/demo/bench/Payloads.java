package dev.sapando.demo.bench;

import dev.sapando.event.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Records for Kafka's producer benchmark to draw from: those that the collector wrote, byte for byte but for what its file, which is
 * text with a record a line, cannot hold. The highest bit of each byte is cleared and no byte is a line's end; sizes are the same.
 *
 * @param bytes of a record, key and value, on average
 */
record Payloads(Path file, double bytes) {
    private static final int ASCII = 0x7f;

    /** @param records how many, of those that {@code events.collected} has */
    static Payloads collected(String bootstrapServers, int records, Path file) throws IOException {
        var text = new ByteArrayOutputStream();
        int read = 0;
        long bytes = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS_COLLECTED.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (read < records) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    put(each.key(), text);
                    put(each.value(), text);
                    text.write('\n');
                    bytes += each.key().length + each.value().length;
                    read++;
                }
            }
        }
        Files.write(file, text.toByteArray());
        return new Payloads(file, (double) bytes / read);
    }

    private static void put(byte[] bytes, ByteArrayOutputStream text) {
        for (byte each : bytes) {
            int cleared = each & ASCII;
            text.write(cleared == '\n' ? '\r' : cleared);
        }
    }
}
