package dev.sapando.monitoring;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** A visitor's events, served lists and sessions meet in one partition only where their topics have equally many. */
final class CoPartitioning {
    private static final List<String> TOGETHER = List.of(
            Topics.EVENTS_VERIFIED.name(), Topics.RECOMMENDATIONS_SERVED.name(), Topics.FEATURES_SESSIONS.name());

    private CoPartitioning() {}

    /** @throws StartFailure where they have not: Kafka Streams does not see that two topics share a store */
    static void check(KafkaSettings kafka) {
        Map<String, Integer> partitions = new TreeMap<>();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(TOGETHER).allTopicNames().get();
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
