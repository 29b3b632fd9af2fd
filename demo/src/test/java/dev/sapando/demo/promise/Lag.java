package dev.sapando.demo.promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Which groups have records before them that they have not taken; a transaction's end mark is none. */
record Lag(String bootstrapServers) {
    List<String> behind() {
        var behind = new ArrayList<String>();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            for (GroupListing group : admin.listGroups().all().get()) {
                admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((partition, at) -> {
                            if (at != null && somethingStandsAt(partition, at.offset())) {
                                behind.add(group.groupId() + " at " + at.offset() + " of " + partition);
                            }
                        });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the groups' offsets", e);
        }
        return behind;
    }

    private boolean somethingStandsAt(TopicPartition partition, long offset) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seek(partition, offset);
            while (consumer.position(partition) < end) {
                if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
