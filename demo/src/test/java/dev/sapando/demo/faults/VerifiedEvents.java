package dev.sapando.demo.faults;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What is committed in {@code events.verified}, read anew from its beginning: what a broker forgot is missed too. */
record VerifiedEvents(String bootstrapServers) {
    /** @param each is given visitor and event id */
    void forEach(BiConsumer<String, String> each) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "max.poll.records", 5_000);
        try (var consumer = new KafkaConsumer<>(
                client,
                Topics.EVENTS_VERIFIED.keys().deserializer(),
                Topics.EVENTS_VERIFIED.values().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS_VERIFIED.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    Event event = record.value();
                    each.accept(event.getVisitorId(), event.getEventId());
                });
            }
        }
    }

    Recount against(Map<String, Integer> accepted) {
        var recount = new Recount(accepted);
        forEach(recount::add);
        return recount;
    }
}
