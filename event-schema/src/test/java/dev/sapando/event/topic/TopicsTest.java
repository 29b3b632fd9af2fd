package dev.sapando.event.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void the_readme_lists_exactly_these_topics() throws IOException {
        String table = Topics.all().stream()
                .map(t -> "| `%s` | %s | %s | %s |"
                        .formatted(t.name(), t.contents(), t.owner().label(), t.kept()))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }

    @Test
    void everything_is_kept_from_its_arrival() {
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.kept().topicConfig())
                .containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void a_compacted_topic_with_a_limit_also_deletes() {
        assertThat(Topics.FEATURES_SESSIONS.kept().topicConfig())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "2592000000");
        assertThat(Topics.CATALOG_ITEMS.kept().topicConfig()).containsEntry("retention.ms", "-1");
    }

    @Test
    void what_is_deleted_leaves_a_topics_files_in_bounded_time() {
        var hour = Duration.ofHours(1);
        assertThat(Topics.FEATURES_SESSIONS.kept().topicConfig(hour))
                .containsEntry("segment.ms", "3600000")
                .containsEntry("max.compaction.lag.ms", "3600000")
                .containsEntry("delete.retention.ms", "3600000");
        assertThat(Topics.EVENTS_VERIFIED.kept().topicConfig(hour))
                .as("a segment holds a quarter of a day of the seven")
                .containsEntry("segment.ms", "21600000")
                .doesNotContainKeys("max.compaction.lag.ms", "delete.retention.ms");
    }

    @Test
    void different_parts_never_make_the_same_key() {
        assertThat(CompositeKey.of("a|b", "c")).isNotEqualTo(CompositeKey.of("a", "b|c"));
        assertThat(CompositeKey.of("a\\", "b")).isNotEqualTo(CompositeKey.of("a", "\\b"));
        assertThat(CompositeKey.of("v-17", "s-3")).isEqualTo("v-17|s-3");
    }
}
