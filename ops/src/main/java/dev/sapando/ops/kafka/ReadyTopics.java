package dev.sapando.ops.kafka;

import java.util.List;
import java.util.Optional;

/**
 * The pipeline's topics, all of which exist.
 *
 * @param kafka the settings with what was left to the number of brokers
 * @param onFewBrokers topics that stood there already with fewer replicas than they should have
 */
public record ReadyTopics(KafkaSettings kafka, List<String> onFewBrokers) {
    public ReadyTopics {
        onFewBrokers = List.copyOf(onFewBrokers);
    }

    /** For a health check; as it was at the start. */
    public Optional<String> warning() {
        return onFewBrokers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "what is acknowledged may be lost with one broker: too few replicas have "
                                + String.join(", ", onFewBrokers)
                                + "; the log says at topic_on_few_brokers how to mend it, and it is looked at again at the next start");
    }
}
