package dev.sapando.ops.kafka;

import dev.sapando.event.topic.Cleaning;
import dev.sapando.event.topic.Topic;
import dev.sapando.ops.settings.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A topic that was there before us, held against what the pipeline needs of it. When its records' time is not their arrival,
 * or old ones go that are needed, counts become wrong silently; how long it keeps them is the operator's own choice.
 *
 * @param settings the topic's own, by their Kafka name
 */
record ExistingTopic(Topic<?, ?> topic, Map<String, String> settings) {
    private static final String POLICY = "cleanup.policy";
    private static final String RETENTION = "retention.ms";
    private static final List<String> NEEDED = List.of("message.timestamp.type", POLICY);

    ExistingTopic {
        settings = Map.copyOf(settings);
    }

    /** A sentence for each setting with which the pipeline cannot work: topic, setting, value and remedy. */
    List<String> problems(String bootstrapServers) {
        return NEEDED.stream()
                .filter(setting -> !parts(has(setting)).equals(parts(needed(setting))))
                .map(setting -> "topic " + topic.name() + " exists with " + setting + "=" + has(setting)
                        + ", but must have " + needed(setting) + "; change it with kafka-configs.sh --bootstrap-server "
                        + bootstrapServers + " --alter --topic " + topic.name() + " --add-config " + setting + "="
                        + quoted(needed(setting))
                        + (setting.equals(POLICY)
                                ? ""
                                : ", or delete the topic: records" + " already on it keep the time they have"))
                .toList();
    }

    /** What it keeps instead of what the pipeline would have chosen; empty where that is the same or does not matter. */
    Optional<String> otherRetention() {
        boolean deletes = parts(has(POLICY)).contains("delete");
        return deletes && !has(RETENTION).equals(needed(RETENTION)) ? Optional.of(has(RETENTION)) : Optional.empty();
    }

    /**
     * A sentence where what was deleted may stay in its files for longer than is promised; empty where it is cleaned as it would
     * be if it were made now.
     */
    Optional<String> otherCleaning(String bootstrapServers, Duration cleaning) {
        Map<String, String> wanted = topic.kept().topicConfig(cleaning);
        List<String> missing = Cleaning.SETTINGS.stream()
                .filter(wanted::containsKey)
                .sorted()
                .filter(setting -> !has(setting).equals(wanted.get(setting)))
                .map(setting -> setting + "=" + wanted.get(setting))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("what is deleted leaves the files of topic " + topic.name()
                        + " otherwise than is promised (ERASURE_CLEANING=" + Spans.text(cleaning)
                        + "); to change it, kafka-configs.sh --bootstrap-server "
                        + bootstrapServers + " --alter --topic " + topic.name() + " --add-config "
                        + String.join(",", missing));
    }

    String needed(String setting) {
        return topic.kept().topicConfig().getOrDefault(setting, "");
    }

    private String has(String setting) {
        return settings.getOrDefault(setting, "");
    }

    private static Set<String> parts(String value) {
        return Set.of(value.replace(" ", "").split(","));
    }

    /** A list has commas, which part settings on that command's line. */
    private static String quoted(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }
}
