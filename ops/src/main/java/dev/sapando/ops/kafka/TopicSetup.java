package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.FoundTopics.Found;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that every topic of the pipeline exists before a service uses it. One that was there is never changed: what it
 * must not be stops the start; a retention or a cleaning of its own, or fewer replicas than it should have, are accepted and told.
 */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicSetup() {}

    /** @throws StartFailure where Kafka does not answer within 30 seconds or refuses, or a topic is not as it must be */
    public static ReadyTopics ensure(KafkaSettings kafka) {
        return ensure(kafka, PATIENCE);
    }

    static ReadyTopics ensure(KafkaSettings kafka, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        var properties = kafka.client(Map.of("default.api.timeout.ms", millis, "request.timeout.ms", millis / 2));
        try (Admin admin = Admin.create(properties)) {
            return ensure(admin, kafka, patience);
        } catch (ConfigException e) {
            throw new StartFailure("a KAFKA_* setting is wrong: " + e.getMessage(), e);
        }
    }

    static ReadyTopics ensure(Admin admin, KafkaSettings kafka, Duration patience) {
        int brokers = brokers(admin, kafka);
        KafkaSettings here = kafka.in(brokers);
        List<Topic<?, ?>> existing = create(admin, here);
        var found = new FoundTopics(admin, kafka.bootstrapServers(), patience);
        return new ReadyTopics(
                here, check(existing, found, here, kafka.replication().least(brokers)));
    }

    private static int brokers(Admin admin, KafkaSettings kafka) {
        try {
            return await(admin.describeCluster().nodes(), "counting the brokers")
                    .size();
        } catch (ExecutionException e) {
            throw new StartFailure(
                    "cannot count the brokers at " + kafka.bootstrapServers() + ": " + e.getCause()
                            + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                    e);
        }
    }

    /** Those that were there already. */
    private static List<Topic<?, ?>> create(Admin admin, KafkaSettings kafka) {
        List<NewTopic> wanted =
                Topics.all().stream().map(topic -> newTopic(topic, kafka)).toList();
        Map<String, KafkaFuture<Void>> created = admin.createTopics(wanted).values();
        var existing = new ArrayList<Topic<?, ?>>();
        for (Topic<?, ?> topic : Topics.all()) {
            try {
                await(Objects.requireNonNull(created.get(topic.name())), "creating topic " + topic);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new StartFailure(
                            "cannot create topic " + topic + " at " + kafka.bootstrapServers() + ": " + e.getCause()
                                    + "; is KAFKA_BOOTSTRAP_SERVERS right?",
                            e);
                }
                existing.add(topic);
            }
        }
        return List.copyOf(existing);
    }

    /** Names of those with too few replicas. */
    private static List<String> check(
            List<Topic<?, ?>> existing, FoundTopics topics, KafkaSettings kafka, Replication least) {
        String bootstrapServers = kafka.bootstrapServers();
        Map<String, Found> described =
                topics.named(existing.stream().map(Topic::name).toList());
        var replicated = new ArrayList<Found>();
        var problems = new ArrayList<String>();
        for (Topic<?, ?> topic : existing) {
            Found asItIs = Objects.requireNonNull(described.get(topic.name()));
            replicated.add(asItIs);
            var found = new ExistingTopic(topic, asItIs.settings());
            problems.addAll(found.problems(bootstrapServers));
            found.otherRetention()
                    .ifPresent(millis -> LOG.info(
                            "topic_kept_otherwise topic={} retention.ms={} default={}",
                            topic,
                            millis,
                            found.needed("retention.ms")));
            found.otherCleaning(bootstrapServers, kafka.cleaning())
                    .ifPresent(sentence -> LOG.warn("topic_cleaned_otherwise topic={} detail=\"{}\"", topic, sentence));
        }
        if (!problems.isEmpty()) {
            throw new StartFailure(String.join(System.lineSeparator(), problems));
        }
        replicated.addAll(topics.ofStreams());
        return onFewBrokers(replicated, least, bootstrapServers);
    }

    private static List<String> onFewBrokers(List<Found> topics, Replication least, String bootstrapServers) {
        var onFewBrokers = new ArrayList<String>();
        for (Found topic : topics) {
            topic.replication().lessThan(least, topic.name(), bootstrapServers).ifPresent(sentence -> {
                LOG.warn("topic_on_few_brokers topic={} detail=\"{}\"", topic.name(), sentence);
                onFewBrokers.add(topic.name());
            });
        }
        return onFewBrokers;
    }

    private static NewTopic newTopic(Topic<?, ?> topic, KafkaSettings kafka) {
        var configs = new HashMap<>(topic.kept().topicConfig(kafka.cleaning()));
        configs.putAll(kafka.replication().topicConfig());
        return new NewTopic(
                        topic.name(),
                        Optional.of(kafka.partitions()),
                        kafka.replication().ofNewTopic())
                .configs(configs);
    }

    static <T> T await(KafkaFuture<T> answer, String doing) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while " + doing, e);
        }
    }
}
