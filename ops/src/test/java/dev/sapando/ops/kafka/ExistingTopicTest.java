package dev.sapando.ops.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExistingTopicTest {
    private static final Duration CLEANING = Duration.ofHours(1);

    @Test
    void every_topic_as_we_would_make_it_is_accepted() {
        for (Topic<?, ?> topic : Topics.all()) {
            assertThat(problems(topic, Map.of())).isEmpty();
            assertThat(existing(topic, Map.of()).otherRetention()).isEmpty();
            assertThat(existing(topic, Map.of()).otherCleaning("kafka:9092", CLEANING))
                    .isEmpty();
        }
    }

    @Test
    void a_time_that_is_not_arrival_is_refused_with_topic_setting_value_and_command() {
        assertThat(problems(Topics.EVENTS_VERIFIED, Map.of("message.timestamp.type", "CreateTime")))
                .containsExactly("topic events.verified exists with message.timestamp.type=CreateTime, but must have"
                        + " LogAppendTime; change it with kafka-configs.sh --bootstrap-server kafka:9092 --alter --topic"
                        + " events.verified --add-config message.timestamp.type=LogAppendTime, or delete the topic:"
                        + " records already on it keep the time they have");
    }

    @Test
    void another_cleanup_is_refused_and_a_list_is_written_as_the_command_wants_it() {
        assertThat(problems(Topics.FEATURES_SESSIONS, Map.of("cleanup.policy", "compact")))
                .singleElement()
                .asString()
                .startsWith("topic features.sessions exists with cleanup.policy=compact, but must have compact,delete;")
                .endsWith("--add-config cleanup.policy=[compact,delete]");
        assertThat(problems(Topics.EVENTS_COLLECTED, Map.of("cleanup.policy", "compact")))
                .hasSize(1);
        assertThat(problems(Topics.METRICS_BUSINESS, Map.of("cleanup.policy", "compact,delete")))
                .hasSize(1);
    }

    @Test
    void the_order_of_a_list_means_nothing() {
        assertThat(problems(Topics.FEATURES_SESSIONS, Map.of("cleanup.policy", "delete,compact")))
                .isEmpty();
    }

    @Test
    void how_long_records_are_kept_is_the_operators_choice_and_told() {
        var longer = existing(Topics.EVENTS_VERIFIED, Map.of("retention.ms", "-1"));
        assertThat(longer.problems("kafka:9092")).isEmpty();
        assertThat(longer.otherRetention()).contains("-1");
        // Nothing is ever deleted by age from what is only compacted.
        assertThat(existing(Topics.METRICS_BUSINESS, Map.of("retention.ms", "604800000"))
                        .otherRetention())
                .isEmpty();
    }

    @Test
    void a_topic_in_which_the_erased_would_stay_is_told_with_the_command_that_mends_it() {
        var never = existing(Topics.FEATURES_SESSIONS, Map.of("max.compaction.lag.ms", "9223372036854775807"));
        assertThat(never.problems("kafka:9092")).isEmpty();
        assertThat(never.otherCleaning("kafka:9092", CLEANING).orElseThrow())
                .startsWith("what is deleted leaves the files of topic features.sessions otherwise than is promised"
                        + " (ERASURE_CLEANING=1h);")
                .endsWith("--alter --topic features.sessions --add-config max.compaction.lag.ms=3600000");
        var weekly = existing(Topics.EVENTS_VERIFIED, Map.of("segment.ms", "604800000"));
        assertThat(weekly.otherCleaning("kafka:9092", CLEANING).orElseThrow())
                .as("a segment of a week keeps its first record for two")
                .endsWith("--alter --topic events.verified --add-config segment.ms=21600000");
    }

    private static List<String> problems(Topic<?, ?> topic, Map<String, String> otherwise) {
        return existing(topic, otherwise).problems("kafka:9092");
    }

    private static ExistingTopic existing(Topic<?, ?> topic, Map<String, String> otherwise) {
        var settings = new HashMap<>(topic.kept().topicConfig(CLEANING));
        settings.putAll(otherwise);
        return new ExistingTopic(topic, settings);
    }
}
