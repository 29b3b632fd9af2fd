package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure that every topic of the pipeline exists before a service uses it; an existing one is left as it is. */
public final class TopicSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicSetup() {}

    /** @throws StartFailure where Kafka does not answer within 30 seconds or refuses */
    public static void ensure(KafkaSettings kafka) {
        ensure(kafka, PATIENCE);
    }

    static void ensure(KafkaSettings kafka, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        var properties = kafka.client(Map.of("default.api.timeout.ms", millis, "request.timeout.ms", millis / 2));
        List<NewTopic> topics =
                Topics.all().stream().map(topic -> newTopic(topic, kafka)).toList();
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(topics).values().forEach((topic, created) -> await(topic, created, kafka));
        } catch (ConfigException e) {
            throw new StartFailure("a KAFKA_* setting is wrong: " + e.getMessage(), e);
        }
    }

    private static NewTopic newTopic(Topic<?, ?> topic, KafkaSettings kafka) {
        Optional<Short> replication = kafka.replication() < 0 ? Optional.empty() : Optional.of(kafka.replication());
        return new NewTopic(topic.name(), Optional.of(kafka.partitions()), replication)
                .configs(topic.kept().topicConfig());
    }

    private static void await(String topic, KafkaFuture<Void> created, KafkaSettings kafka) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StartFailure(
                        "cannot create topic " + topic + " at " + kafka.bootstrapServers() + ": " + e.getCause()
                                + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while creating topic " + topic, e);
        }
    }
}
