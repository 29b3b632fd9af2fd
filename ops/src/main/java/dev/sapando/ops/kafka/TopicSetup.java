package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that every topic of the pipeline exists before a service uses it. One that was there is never changed: what it
 * must not be stops the start; a retention or a cleaning of its own, or fewer replicas than it should have, are accepted and told.
 */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_AGAIN_MILLIS = 100;

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
        return new ReadyTopics(
                here,
                existing.isEmpty()
                        ? List.of()
                        : check(admin, existing, here, kafka.replication().least(brokers), patience));
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
            Admin admin, List<Topic<?, ?>> existing, KafkaSettings kafka, Replication least, Duration patience) {
        String bootstrapServers = kafka.bootstrapServers();
        Map<ConfigResource, Config> configs = settings(admin, existing, bootstrapServers, patience);
        Map<String, Integer> replicas = replicas(admin, existing, bootstrapServers, patience);
        var onFewBrokers = new ArrayList<String>();
        var problems = new ArrayList<String>();
        for (Topic<?, ?> topic : existing) {
            var found = new ExistingTopic(topic, settings(Objects.requireNonNull(configs.get(resource(topic)))));
            problems.addAll(found.problems(bootstrapServers));
            found.otherRetention()
                    .ifPresent(millis -> LOG.info(
                            "topic_kept_otherwise topic={} retention.ms={} default={}",
                            topic,
                            millis,
                            found.needed("retention.ms")));
            found.otherCleaning(bootstrapServers, kafka.cleaning())
                    .ifPresent(sentence -> LOG.warn("topic_cleaned_otherwise topic={} detail=\"{}\"", topic, sentence));
            found.tooFewReplicas(bootstrapServers, Objects.requireNonNull(replicas.get(topic.name())), least)
                    .ifPresent(sentence -> {
                        LOG.warn("topic_on_few_brokers topic={} detail=\"{}\"", topic, sentence);
                        onFewBrokers.add(topic.name());
                    });
        }
        if (!problems.isEmpty()) {
            throw new StartFailure(String.join(System.lineSeparator(), problems));
        }
        return onFewBrokers;
    }

    private static Map<ConfigResource, Config> settings(
            Admin admin, List<Topic<?, ?>> existing, String bootstrapServers, Duration patience) {
        List<ConfigResource> resources =
                existing.stream().map(TopicSetup::resource).toList();
        return described(() -> admin.describeConfigs(resources).all(), bootstrapServers, patience);
    }

    /** How many there are of each, of the partition with the fewest. */
    private static Map<String, Integer> replicas(
            Admin admin, List<Topic<?, ?>> existing, String bootstrapServers, Duration patience) {
        List<String> names = existing.stream().map(Topic::name).toList();
        var replicas = new HashMap<String, Integer>();
        described(() -> admin.describeTopics(names).allTopicNames(), bootstrapServers, patience)
                .forEach((name, topic) -> replicas.put(
                        name,
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(0)));
        return replicas;
    }

    /** A topic that another service has made this moment may not be known to every broker yet: that passes. */
    private static <T> T described(Supplier<KafkaFuture<T>> ask, String bootstrapServers, Duration patience) {
        for (long begun = System.nanoTime(); ; pause()) {
            try {
                return await(ask.get(), "reading the topics' settings");
            } catch (ExecutionException e) {
                boolean passing = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!passing || System.nanoTime() - begun > patience.toNanos()) {
                    throw new StartFailure(
                            "cannot read the settings of the topics at " + bootstrapServers + ": " + e.getCause()
                                    + "; the service needs the right to describe them",
                            e);
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while reading the topics' settings", e);
        }
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ConfigResource resource(Topic<?, ?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
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

    private static <T> T await(KafkaFuture<T> answer, String doing) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while " + doing, e);
        }
    }
}
