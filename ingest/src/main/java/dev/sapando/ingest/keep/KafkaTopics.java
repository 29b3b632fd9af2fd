package dev.sapando.ingest.keep;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The topics' ids, which Kafka gives when a topic is made: offsets mean something only together with them. */
final class KafkaTopics {
    private KafkaTopics() {}

    /** By name. */
    static Map<String, String> ids(KafkaSettings kafka, List<ArchivedTopic<?>> topics) {
        List<String> names = topics.stream().map(ArchivedTopic::name).toList();
        try (Admin admin = Admin.create(kafka.client(Map.of("client.id", "sapando-archive-topics")))) {
            var ids = new TreeMap<String, String>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return ids;
        } catch (ExecutionException e) {
            throw new StartFailure(
                    "cannot ask " + kafka.bootstrapServers() + " for its topics: " + e.getCause()
                            + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while asking for topics", e);
        }
    }
}
