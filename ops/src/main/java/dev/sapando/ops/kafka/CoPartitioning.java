package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Topic;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** What is told of a visitor on several topics meets in one partition only where they have equally many. */
public final class CoPartitioning {
    private CoPartitioning() {}

    /** @throws StartFailure where they have not: Kafka Streams does not see that two topics share a store */
    public static void check(KafkaSettings kafka, Topic<?, ?>... together) {
        List<String> names = Stream.of(together).map(Topic::name).toList();
        Map<String, Integer> partitions = new TreeMap<>();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get();
            topics.forEach(
                    (name, topic) -> partitions.put(name, topic.partitions().size()));
        } catch (ExecutionException e) {
            throw new StartFailure(
                    "cannot describe topics at " + kafka.bootstrapServers() + ": " + e.getCause()
                            + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while describing topics", e);
        }
        if (partitions.values().stream().distinct().count() > 1) {
            throw new StartFailure("topics that meet at the visitor must have equally many partitions: " + partitions
                    + "; see TOPIC_PARTITIONS");
        }
    }
}
