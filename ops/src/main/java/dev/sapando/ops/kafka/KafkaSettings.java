package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Cleaning;
import dev.sapando.ops.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to reach Kafka. Every {@code KAFKA_*} setting is passed on to the clients, {@code KAFKA_SECURITY_PROTOCOL} as
 * {@code security.protocol}, so that TLS and SASL work without code of ours.
 *
 * @param bootstrapServers {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param partitions of a topic that does not exist yet: {@code TOPIC_PARTITIONS}
 * @param replication of a topic that does not exist yet
 * @param cleaning how soon what was overwritten or deleted leaves a compacted topic, a changelog and a state store's files:
 *     {@code ERASURE_CLEANING}
 * @param passedOn client settings by their Kafka name
 */
public record KafkaSettings(
        String bootstrapServers,
        int partitions,
        Replication replication,
        Duration cleaning,
        Map<String, String> passedOn) {
    public static final Duration CLEANING = Duration.ofHours(24);

    /** What every Streams application calls the settings of the topics it makes for itself. */
    private static final String OF_INTERNAL_TOPICS = "topic.";

    /** Records lie in their topics for days and are read by many: that is worth more than zstd's own level, which is 3. */
    private static final int ZSTD_LEVEL = 6;

    private static final String ZSTD_LEVEL_SETTING = "KAFKA_COMPRESSION_ZSTD_LEVEL";
    private static final String PREFIX = "KAFKA_";
    private static final Set<String> OF_THE_BROKERS_SCRIPTS =
            Set.of("KAFKA_HEAP_OPTS", "KAFKA_OPTS", "KAFKA_HOME", "KAFKA_LOG4J_OPTS", "KAFKA_JVM_PERFORMANCE_OPTS");

    public KafkaSettings {
        passedOn = Map.copyOf(passedOn);
    }

    public KafkaSettings(
            String bootstrapServers, int partitions, Replication replication, Map<String, String> passedOn) {
        this(bootstrapServers, partitions, replication, CLEANING, passedOn);
    }

    public static KafkaSettings from(Settings settings) {
        // Told here with every other problem, instead of by the first producer.
        settings.number(ZSTD_LEVEL_SETTING, ZSTD_LEVEL, 1, 22);
        Map<String, String> passedOn = settings.all().entrySet().stream()
                .filter(e -> e.getKey().startsWith(PREFIX) && !OF_THE_BROKERS_SCRIPTS.contains(e.getKey()))
                .collect(Collectors.toMap(e -> clientName(e.getKey()), Map.Entry::getValue));
        return new KafkaSettings(
                settings.text("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                settings.number("TOPIC_PARTITIONS", 2, 1, 10_000),
                Replication.from(settings),
                cleaning(settings),
                passedOn);
    }

    /** Also the embedded broker's, which has to look as often as it is to clean. */
    public static Duration cleaning(Settings settings) {
        return settings.duration("ERASURE_CLEANING", CLEANING, Duration.ofSeconds(1), Duration.ofDays(7));
    }

    /** Client properties: what was passed on, under what the client needs. */
    public Map<String, Object> client(Map<String, ?> needed) {
        var properties = new HashMap<String, Object>(passedOn);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.putAll(needed);
        return properties;
    }

    /** How a producer compresses: with zstd, at the level that {@code KAFKA_COMPRESSION_ZSTD_LEVEL} says. */
    public Map<String, Object> zstd() {
        return Map.of(
                "compression.type",
                "zstd",
                "compression.zstd.level",
                passedOn.getOrDefault(clientName(ZSTD_LEVEL_SETTING), Integer.toString(ZSTD_LEVEL)));
    }

    /** The same where so many brokers are. */
    KafkaSettings in(int brokers) {
        return new KafkaSettings(bootstrapServers, partitions, replication.in(brokers), cleaning, passedOn);
    }

    /** Client properties of a Streams application, whose own topics are cleaned and replicated like the pipeline's. */
    public Map<String, Object> streams(Map<String, ?> needed) {
        var properties = new HashMap<String, Object>();
        Cleaning.compacted(cleaning).forEach((name, value) -> properties.put(OF_INTERNAL_TOPICS + name, value));
        replication.topicConfig().forEach((name, value) -> properties.put(OF_INTERNAL_TOPICS + name, value));
        properties.putAll(client(needed));
        properties.put("replication.factor", replication.ofInternalTopics());
        return properties;
    }

    private static String clientName(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
