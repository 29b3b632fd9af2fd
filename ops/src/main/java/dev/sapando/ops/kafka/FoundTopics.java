package dev.sapando.ops.kafka;

import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka says of topics that exist.
 *
 * @param patience for a topic that another service has made this moment, or deleted, and that not every broker knows of yet
 */
record FoundTopics(Admin admin, String bootstrapServers, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(FoundTopics.class);
    private static final long ASK_AGAIN_MILLIS = 100;
    /** Every application of the pipeline is named so. */
    private static final String APPLICATIONS = "sapando-";

    /**
     * @param settings its own, by their Kafka name
     * @param replication of the partition with the fewest replicas
     */
    record Found(String name, Map<String, String> settings, Replication replication) {}

    private interface Question<T> {
        T ask() throws ExecutionException;
    }

    /** @throws StartFailure where Kafka does not say, of one of them */
    Map<String, Found> named(List<String> names) {
        return patiently(() -> describe(names));
    }

    /** The topics that Kafka Streams has made for the pipeline's applications; none where Kafka does not say: only a warning rests on it. */
    List<Found> ofStreams() {
        try {
            return patiently(this::findOfStreams);
        } catch (StartFailure e) {
            LOG.warn("topics_of_streams_not_read reason=\"{}\"", e.getMessage());
            return List.of();
        }
    }

    private List<Found> findOfStreams() throws ExecutionException {
        List<String> names = await(admin.listTopics().names()).stream()
                .filter(FoundTopics::isOfStreams)
                .sorted()
                .toList();
        Map<String, Found> found = describe(names);
        return names.stream().map(found::get).map(Objects::requireNonNull).toList();
    }

    private static boolean isOfStreams(String topic) {
        return topic.startsWith(APPLICATIONS) && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private Map<String, Found> describe(Collection<String> names) throws ExecutionException {
        Map<String, TopicDescription> topics = await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = await(
                admin.describeConfigs(names.stream().map(FoundTopics::resource).toList())
                        .all());
        return names.stream().collect(Collectors.toMap(name -> name, name -> {
            Map<String, String> settings = settings(Objects.requireNonNull(configs.get(resource(name))));
            int replicas = replicas(Objects.requireNonNull(topics.get(name)));
            return new Found(name, settings, Replication.of(replicas, settings));
        }));
    }

    private <T> T patiently(Question<T> question) {
        for (long begun = System.nanoTime(); ; pause()) {
            try {
                return question.ask();
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

    private static int replicas(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        return TopicSetup.await(answer, "reading the topics' settings");
    }
}
