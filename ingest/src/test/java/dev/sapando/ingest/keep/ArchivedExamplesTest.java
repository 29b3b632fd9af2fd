package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.ExampleItem;
import dev.sapando.schema.TrainingExample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedExamplesTest {
    private static final String ANA = "ana";
    private static final String CLICKS = """
            SELECT recommendation_id || ' ' || CAST(label_until - served_at AS VARCHAR) || ' '
                || CAST(list_transform(items, lambda item: item.clicks) AS VARCHAR)
            FROM examples ORDER BY ALL""";

    private static final String DAILY = """
            SELECT metric || ' ' || CAST(CAST(numerator AS INTEGER) AS VARCHAR) || '/' || CAST(denominator AS VARCHAR)
            FROM daily_metrics WHERE arm = 'treatment' ORDER BY ALL""";

    private static final String STORED = "SELECT CAST(count(*) AS VARCHAR) FROM archive.examples";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Kafka kafka = new Kafka();
    private final HandClock clock = new HandClock(Shop.NOW);

    @Test
    void of_each_example_the_view_has_the_last_word() throws Exception {
        try (var rig = new ArchiveRig(folder, kafka, clock)) {
            news(ANA, "r-1", 0, 0);
            news("ben", "r-2", 0, 0);
            rig.archive();
            news(ANA, "r-1", 0, 1);
            news(ANA, "r-1", 2, 1);
            rig.archive();

            assertThat(ask(CLICKS)).containsExactly("r-1 1 day [2, 1]", "r-2 1 day [0, 0]");
            assertThat(ask(DAILY)).containsExactly("recommendations-clicked 2/4", "recommendations-seen 4/4");
        }
    }

    @Test
    void when_files_are_merged_only_the_last_word_is_left() throws Exception {
        try (var rig = new ArchiveRig(folder, kafka, Disk.REAL, clock, Map.of("ARCHIVE_MERGE_FILES", "2"))) {
            news("ben", "r-2", 0, 0);
            rig.archive();
            for (int clicks = 0; clicks < 5; clicks++) {
                news(ANA, "r-1", clicks, 1);
                rig.archive();
            }
            assertThat(ask(STORED)).containsExactly("6");

            rig.keepHouse();

            assertThat(ask(STORED)).containsExactly("2");
            assertThat(ask(CLICKS)).containsExactly("r-1 1 day [4, 1]", "r-2 1 day [0, 0]");
        }
    }

    @Test
    void a_forgotten_visitors_examples_go_and_what_is_taken_from_the_topic_is_no_garbage() throws Exception {
        try (var rig = new ArchiveRig(folder, kafka, clock)) {
            news(ANA, "r-1", 1, 0);
            news("ben", "r-2", 0, 0);
            rig.archive();

            Event erasure = Shop.viewed("erasure");
            erasure.setVisitorId(ANA);
            erasure.setType(EventType.ERASURE.wireName());
            erasure.setItemId(null);
            kafka.append(erasure, clock.instant());
            kafka.tombstone(Topics.TRAINING_EXAMPLES, "r-1", clock.instant());
            news(ANA, "r-3", 1, 0);
            rig.archive();

            assertThat(ask(CLICKS)).containsExactly("r-2 1 day [0, 0]");
            assertThat(rig.counter("sapando.archive.skipped")).isZero();
        }
    }

    /** Of a list whose maker had read no event yet. */
    private void news(String visitor, String recommendation, int firstClicks, int secondClicks) {
        var example = TrainingExample.newBuilder()
                .setRecommendationId(recommendation)
                .setVisitorId(visitor)
                .setServedAt(Shop.NOW)
                .setLabelUntil(Shop.NOW.plus(Duration.ofHours(24)))
                .setPlacement("home")
                .setRelease("knn-1")
                .setArm("treatment")
                .setFallback("none")
                .setItems(List.of(item("dress", firstClicks), item("coat", secondClicks)))
                .setOffsetsSeen(Map.of("events.verified-0", 0L, "events.verified-1", 0L))
                .build();
        kafka.append(Topics.TRAINING_EXAMPLES, recommendation, example, clock.instant());
    }

    private static ExampleItem item(String id, int clicks) {
        return new ExampleItem(id, 0.5, "similar", true, clicks, 0, 0, 0);
    }

    private List<String> ask(String sql) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            Views.create(duckdb, Snapshot.of(folder));
            var found = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
