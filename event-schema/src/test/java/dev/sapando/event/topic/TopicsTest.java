package dev.sapando.event.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void different_parts_never_make_the_same_key() {
        assertThat(CompositeKey.of("a|b", "c")).isNotEqualTo(CompositeKey.of("a", "b|c"));
        assertThat(CompositeKey.of("a\\", "b")).isNotEqualTo(CompositeKey.of("a", "\\b"));
        assertThat(CompositeKey.of("v-17", "s-3")).isEqualTo("v-17|s-3");
    }
}
