package dev.sapando.ingest.collect;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The size no record of ours passes, by the contract's rules and by how much is kept of what is refused. Between what the collector
 * accepts and what Kafka takes there is no room in which an event could get lost; a Kafka that takes less stops the start.
 */
public final class LargestRecord {
    /** Kafka's own default is 1 MiB, for the producer and for a topic. */
    public static final int BYTES = 1_000_000;

    private static final List<Topic<?, ?>> TOPICS =
            List.of(Topics.EVENTS_COLLECTED, Topics.EVENTS_REJECTED, Topics.CATALOG_ITEMS, Topics.MARKETING_SPEND);

    private static final Logger LOG = LoggerFactory.getLogger(LargestRecord.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_AGAIN_MILLIS = 100;

    private LargestRecord() {}

    /** @throws StartFailure naming which limit is too low */
    public static void require(KafkaSettings kafka) {
        require(kafka.passedOn().get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), "KAFKA_MAX_REQUEST_SIZE");
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            settings(admin).forEach(LargestRecord::require);
        }
    }

    private static Map<ConfigResource, Config> settings(Admin admin) {
        List<ConfigResource> topics = TOPICS.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        try {
            for (long begun = System.nanoTime(); ; TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS)) {
                try {
                    return admin.describeConfigs(topics).all().get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof AuthorizationException) {
                        LOG.warn("largest_record_unknown reason=\"Kafka does not let us read its topics' settings\"");
                        return Map.of();
                    }
                    // A topic that was made this moment may not be known to every broker yet.
                    boolean passing = e.getCause() instanceof UnknownTopicOrPartitionException;
                    if (!passing || System.nanoTime() - begun > PATIENCE.toNanos()) {
                        throw new StartFailure("cannot ask Kafka how large a record may be: " + e.getCause(), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while asking Kafka how large a record may be", e);
        }
    }

    private static void require(ConfigResource topic, Config config) {
        String setting = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
        require(config.get(setting).value(), setting + " of topic " + topic.name());
    }

    static void require(@Nullable String bytes, String setting) {
        if (bytes != null && Long.parseLong(bytes) < BYTES) {
            throw new StartFailure(setting + " is " + bytes + ", and the largest event that is accepted needs " + BYTES
                    + ": it would be accepted and never kept; raise it");
        }
    }
}
