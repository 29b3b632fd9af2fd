package dev.sapando.ops.kafka;

import dev.sapando.ops.settings.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * On how many brokers a topic's records stand, and how many must have one before it counts as kept: {@code acks=all} on one replica is
 * no promise.
 *
 * @param factor {@code TOPIC_REPLICATION}: replicas of a topic that does not exist yet; -1 leaves it to the broker, 0 to the number of brokers
 * @param minInSync {@code TOPIC_MIN_INSYNC_REPLICAS}: of these, how many must have a record; -1 leaves it to the broker, 0 to {@code factor}
 */
public record Replication(int factor, int minInSync) {
    private static final int BROKERS_CHOICE = -1;
    private static final int BY_ITSELF = 0;
    /** With three of which two must have it, one may be away and nothing is lost or held up. */
    private static final int SAFE = 3;

    private static final int SAFE_IN_SYNC = 2;
    private static final int MOST = 100;
    private static final String MIN_IN_SYNC = "min.insync.replicas";

    public static final Replication BY_CLUSTER = new Replication(BY_ITSELF, BY_ITSELF);

    static Replication from(Settings settings) {
        var read = new Replication(
                settings.number("TOPIC_REPLICATION", BY_ITSELF, BROKERS_CHOICE, MOST),
                settings.number("TOPIC_MIN_INSYNC_REPLICAS", BY_ITSELF, BROKERS_CHOICE, MOST));
        if (read.factor > 0 && read.minInSync > read.factor) {
            settings.problem("TOPIC_MIN_INSYNC_REPLICAS=" + read.minInSync + " can never be met with TOPIC_REPLICATION="
                    + read.factor + ": nothing could be written; use at most " + read.factor);
        }
        return read;
    }

    /** The same with nothing left to the number of brokers. */
    Replication in(int brokers) {
        int replicas = factor == BY_ITSELF ? brokers >= SAFE ? SAFE : BROKERS_CHOICE : factor;
        int inSync = minInSync == BY_ITSELF ? replicas >= SAFE ? SAFE_IN_SYNC : BROKERS_CHOICE : minInSync;
        return new Replication(replicas, inSync);
    }

    /** What a topic that exists has to have at least, whoever made it. */
    Replication least(int brokers) {
        Replication chosen = in(brokers);
        int replicas = chosen.factor > 0 ? chosen.factor : brokers >= SAFE ? SAFE : 1;
        int inSync = chosen.minInSync > 0 ? chosen.minInSync : replicas >= SAFE ? SAFE_IN_SYNC : 1;
        return new Replication(replicas, inSync);
    }

    /** For a new topic; empty leaves it to the broker. */
    Optional<Short> ofNewTopic() {
        return factor > 0 ? Optional.of((short) factor) : Optional.empty();
    }

    /** What every Streams application calls the replicas of the topics it makes for itself; -1 leaves them to the broker. */
    int ofInternalTopics() {
        return factor > 0 ? factor : BROKERS_CHOICE;
    }

    /** Settings of a new topic, by their Kafka name. */
    Map<String, String> topicConfig() {
        return minInSync > 0 ? Map.of(MIN_IN_SYNC, Integer.toString(minInSync)) : Map.of();
    }

    /** As it is of a topic that exists. */
    static Replication of(int replicas, Map<String, String> settings) {
        return new Replication(replicas, Integer.parseInt(settings.getOrDefault(MIN_IN_SYNC, "1")));
    }

    /** A sentence where what is acknowledged on the topic may stand on fewer brokers than it should; otherwise empty. */
    Optional<String> lessThan(Replication least, String topic, String bootstrapServers) {
        return factor < least.factor || minInSync < least.minInSync
                ? Optional.of("topic " + topic + " has " + factor + " replicas and " + MIN_IN_SYNC + "=" + minInSync
                        + ", and should have " + least.factor + " and " + least.minInSync
                        + " (TOPIC_REPLICATION, TOPIC_MIN_INSYNC_REPLICAS); first kafka-reassign-partitions.sh, then"
                        + " kafka-configs.sh --bootstrap-server " + bootstrapServers + " --alter --topic " + topic
                        + " --add-config " + MIN_IN_SYNC + "=" + least.minInSync)
                : Optional.empty();
    }
}
