package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.exact.Answered;
import dev.sapando.demo.exact.Archived;
import dev.sapando.demo.exact.Comparison;
import dev.sapando.demo.exact.Sent;
import dev.sapando.demo.promise.WholeTopic;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.shop.Diary;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.reference.Showing;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.schema.ServedItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ninety days of a shop while every process is killed once: the business metrics are those of what was sent. Who is in which arm is
 * held against the lists in the topic: one that was on its way there when serving was killed has been shown, and nobody is to know of it.
 */
@Tag("prove")
class ShopUnderKillsTest {
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    private static final Span SPAN = new Span(LocalDate.parse("2023-12-01"), LocalDate.parse("2024-03-31"));
    private static final int MOST_BATCHES = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answers_and_sql_are_what_a_plain_reading_says_whoever_is_killed(long seed, @TempDir Path folder)
            throws Exception {
        var settings = new ShopSettings(seed, 90, 1, 400, 16_000, new Dirt(0.03, 0.05, 0.01));
        try (Plant plant = Plant.on(folder)) {
            plant.start();
            try (var http = new HttpPipeline(plant.collector(), plant.serving(), "")) {
                var pipeline = new StruckPipeline(http, plant, seed, MOST_BATCHES);
                Diary diary = Diary.of(settings, NOW, pipeline);
                int killed = pipeline.settled();
                plant.awaitReady();
                await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> assertThat(
                                Ledger.of(plant.metrics()).verified())
                        .isEqualTo(diary.account().accepted() - diary.account().duplicates()));

                List<Showing> lists = lists(plant);
                Diary known = new Diary(diary.events(), lists, diary.spend(), diary.account(), diary.trials());
                var comparison = new Comparison(
                        Sent.story(known),
                        SPAN,
                        List.of("channel", "campaign", "platform", "arm", "placement", "position"));
                await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
                    int answers = comparison.ofAnswers(new Answered(plant.monitoring()));
                    int rows = comparison.ofArchive(new Archived(plant.archiveFolder()));
                    System.out.println("seed " + seed + ": " + diary.account().accepted() + " events accepted, "
                            + diary.account().repeated() + " sent again, " + killed + " of 6 processes killed: "
                            + (diary.lists().size() - lists.size()) + " of "
                            + diary.lists().size() + " lists lost on their way, "
                            + answers + " lines of answers and " + rows + " of SQL are the reference's");
                });
                assertThat(killed).as("processes killed").isEqualTo(plant.all().size());
            }
        }
    }

    private static List<Showing> lists(Plant plant) {
        return new WholeTopic<>(plant.bootstrapServers(), Topics.RECOMMENDATIONS_SERVED)
                .values().stream()
                        .map(list -> new Showing(
                                list.getVisitorId(),
                                list.getServedAt(),
                                list.getArm(),
                                list.getRecommendationId(),
                                list.getRelease(),
                                list.getPlacement(),
                                list.getItems().stream()
                                        .map(ServedItem::getItemId)
                                        .toList()))
                        .toList();
    }
}
