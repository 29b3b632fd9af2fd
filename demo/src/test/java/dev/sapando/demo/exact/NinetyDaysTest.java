package dev.sapando.demo.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.Diary;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.monitoring.reference.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A quarter of a small shop, with copies, latecomers and broken events, through a stack that is stopped and started again among them:
 * time to return, first purchases, retention, sessions and their funnel, repeat purchases, revenue, acquisition, return on spend and what became of served lists.
 */
class NinetyDaysTest {
    private static final ShopSettings SHOP = new ShopSettings(90, 90, 1, 400, 6_000, new Dirt(0.03, 0.05, 0.01));
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    private static final Span SPAN = new Span(LocalDate.parse("2023-12-01"), LocalDate.parse("2024-03-31"));

    @Test
    void answers_and_sql_are_what_a_plain_reading_of_what_was_sent_says(@TempDir Path folder) throws Exception {
        try (var pipeline = new Restarted(folder, SHOP.seed(), 2, 12)) {
            Diary diary = Diary.of(SHOP, NOW, pipeline);
            assertThat(pipeline.restarts()).isEqualTo(2);
            Comparison comparison = comparison(diary);

            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> assertThat(
                            Ledger.of(new MetricsApi(pipeline.monitoring())).verified())
                    .isEqualTo(diary.account().accepted() - diary.account().duplicates()));
            var lines = new int[2];
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                lines[0] = comparison.ofAnswers(new Answered(pipeline.monitoring()));
                lines[1] = comparison.ofArchive(new Archived(pipeline.archive()));
            });
            System.out.println("90 days, " + diary.account().accepted() + " events accepted, " + pipeline.restarts()
                    + " restarts: " + lines[0] + " lines of answers and " + lines[1] + " of SQL are the reference's");
            assertThatThrownBy(() -> withoutOneOrder(diary).ofAnswers(new Answered(pipeline.monitoring())))
                    .as("one order makes a difference")
                    .isInstanceOf(AssertionError.class);
            pipeline.restart();
            assertThat(comparison.ofAnswers(new Answered(pipeline.monitoring())))
                    .isEqualTo(lines[0]);
        }
    }

    private static Comparison comparison(Diary diary) {
        return new Comparison(
                Sent.story(diary),
                SPAN,
                List.of("channel", "campaign", "platform", "arm", "visitor", "customer", "placement", "position"));
    }

    private static Comparison withoutOneOrder(Diary diary) {
        List<String> events = new ArrayList<>(diary.events());
        events.remove(events.stream()
                .filter(event -> event.contains("\"purchase\""))
                .findFirst()
                .orElseThrow());
        return comparison(new Diary(events, diary.lists(), diary.spend(), diary.account(), diary.trials()));
    }
}
