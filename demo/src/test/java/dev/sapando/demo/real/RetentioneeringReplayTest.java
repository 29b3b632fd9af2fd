package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.exact.Comparison;
import dev.sapando.demo.report.Ledger;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three months of a shop's paths, some of them written twice, through a stack that is restarted among them. */
class RetentioneeringReplayTest {
    private static final List<Span> MONTHS = Stream.of("2024-01", "2024-02", "2024-03")
            .map(YearMonth::parse)
            .map(month -> new Span(month.atDay(1), month.atEndOfMonth()))
            .toList();
    private static final Span ALL = new Span(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-03-31"));
    private static final String MIDDLE = "2024-02-14T12:00:00Z";
    private static final List<String> LABELS = List.of("channel", "platform");

    @Test
    void every_path_counts_once_by_month_channel_platform_and_step(@TempDir Path data) throws Exception {
        Path file = RealData.require("retentioneering-ecom/ecom_2024-01_to_03.csv");
        ShopPaths paths = ShopPaths.read(file);
        int all = paths.lines().size();
        int once = paths.distinct().size();
        assertThat(List.of(all, all - once)).containsExactly(7_035, 7);

        try (var stack = RunningStack.on(data)) {
            stack.replay("--format", "retentioneering", "--until", MIDDLE, "--settle-for", "10ms", file.toString());
            stack.restart();
            assertThat(stack.replay("--format", "retentioneering", "--from", MIDDLE, file.toString()))
                    .isZero();
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(stack.ledger())
                    .isEqualTo(new Ledger(all, 0, once, all - once, 0)));
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> same(stack, paths));

            assertThat(stack.replay("--format", "retentioneering", file.toString()))
                    .isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(2L * all, 0, once, all - once + all, 0));
            same(stack, paths);
        }
    }

    /** Sessions, conversion by channel, the funnel by platform, and whatever else there is, of each month and of all. */
    private static void same(RunningStack stack, ShopPaths paths) throws Exception {
        List<Deed> deeds = paths.deeds();
        var calendar = new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY);
        var story = new WholeStory(deeds, List.of(), List.of(), calendar);
        assertThat(stack.sessions("from=2024-01-01&until=2024-03-31")).isEqualTo(paths.sessions());
        for (Span month : MONTHS) {
            int lines = new Comparison(story, month, LABELS).ofAnswers(stack.answered());
            System.out.println(month + ": " + lines + " lines of answers are those of the paths");
        }
        var comparison = new Comparison(story, ALL, LABELS);
        comparison.ofAnswers(stack.answered());
        int rows = comparison.ofArchive(stack.archived());
        System.out.println(rows + " lines of SQL are those of the paths");
    }
}
