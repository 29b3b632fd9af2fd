package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.exact.Answered;
import dev.sapando.demo.exact.Archived;
import dev.sapando.demo.exact.Comparison;
import dev.sapando.demo.real.RealData;
import dev.sapando.demo.real.ShopPaths;
import dev.sapando.demo.real.WholesaleBooks;
import dev.sapando.demo.report.Ledger;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real shops recorded, replayed while every process is killed once: each event is there once, and counts as a plain reading of the file says. */
@Tag("prove")
class RealFilesUnderKillsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_month_of_invoices_is_counted_once_whoever_is_killed(long seed, @TempDir Path folder) throws Exception {
        Path file = RealData.require("online-retail/online_retail_2010-12.csv");
        WholesaleBooks books = WholesaleBooks.read(file);
        var december = new Span(LocalDate.parse("2010-12-01"), LocalDate.parse("2010-12-31"));
        List<Deed> deeds = books.deeds();
        assertThat(books.events()).isEqualTo(deeds.size());
        // Broken lines do not fail.
        List<String> options = List.of("--allow-rejected", "--speed", "50000", "--format", "online-retail");
        counted(folder, seed, file, options, deeds, december, List.of("channel"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void three_months_of_paths_are_counted_once_whoever_is_killed(long seed, @TempDir Path folder) throws Exception {
        Path file = RealData.require("retentioneering-ecom/ecom_2024-01_to_03.csv");
        var months = new Span(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-03-31"));
        List<Deed> deeds = ShopPaths.read(file).deeds();
        List<String> options = List.of("--speed", "200000", "--format", "retentioneering");
        counted(folder, seed, inOrderOfTime(file, folder), options, deeds, months, List.of("channel", "platform"));
    }

    /** It stands there path by path; a speed waits for what happened next. */
    private static Path inOrderOfTime(Path file, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Stream<String> sorted = lines.stream().skip(1).sorted(Comparator.comparing(line -> line.split(",", -1)[3]));
        return Files.write(
                folder.resolve(file.getFileName()),
                Stream.concat(lines.stream().limit(1), sorted).toList());
    }

    private static void counted(
            Path folder, long seed, Path file, List<String> options, List<Deed> deeds, Span span, List<String> labels)
            throws Exception {
        try (Plant plant = Plant.on(folder)) {
            plant.start();
            List<String> strikes =
                    new StruckReplay(plant, seed, deeds.stream().map(Deed::at).toList(), options, file).run();
            assertThat(strikes).hasSize(6);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                Ledger ledger = Ledger.of(plant.metrics());
                assertThat(ledger.verified()).isEqualTo(deeds.size());
                assertThat(ledger.unaccounted()).isZero();
                assertThat(ledger.rejected() + ledger.rejectedLater()).isZero();
            });
            var calendar = new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY);
            var comparison = new Comparison(new WholeStory(deeds, List.of(), List.of(), calendar), span, labels);
            await().atMost(PATIENCE).untilAsserted(() -> {
                int answers = comparison.ofAnswers(new Answered(plant.monitoring()));
                int rows = comparison.ofArchive(new Archived(plant.archiveFolder()));
                System.out.println(file.getFileName() + ", seed " + seed + ": " + Ledger.of(plant.metrics())
                        + "; killed " + strikes + "; " + answers + " lines of answers and " + rows
                        + " of SQL are those of the file");
            });
        }
    }
}
