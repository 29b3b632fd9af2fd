package dev.sapando.demo.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.shop.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The experiment against what only the simulator knows: the expectation of clicks per place seen that it drew from, by arm, given
 * what was shown to the visitors whose 7 days are over, in these days. Of the other measures no such expectation is known, and
 * living through it with everybody in one arm would be the truth of another recommender, since it learns from everybody: they are
 * held against the truth in {@link FixedListsOfTwentySeedsTest}.
 */
@Tag("prove")
class TwentySeedsTest {
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final int SEEDS = 20;
    /** So many that a sign is seldom chance: with half of them one of twenty could be. */
    private static final int EVENTS = 30_000;
    /** Of 95 % intervals of 20 seeds. */
    private static final int COVERED = 18;

    private record Effect(long seed, double truth, Measured measured) {}

    @Test
    void the_measured_effect_has_the_true_sign_and_the_true_effect_lies_within_its_intervals(@TempDir Path folder)
            throws Exception {
        var effects = new ArrayList<Effect>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            effects.add(measured(Files.createDirectory(folder.resolve("seed-" + seed)), seed));
            System.out.println(effects.get(seed - 1));
        }
        assertThat(effects).allMatch(each -> each.measured.hasSignOf(each.truth));
        assertThat(effects.stream().filter(each -> each.measured.hasAtAnyTime(each.truth)))
                .as("intervals of any time with the truth in them")
                .hasSizeGreaterThanOrEqualTo(COVERED);
        assertThat(effects.stream().filter(each -> each.measured.hasOrdinarily(each.truth)))
                .as("ordinary intervals with the truth in them")
                .hasSizeGreaterThanOrEqualTo(COVERED);
    }

    private static Effect measured(Path folder, long seed) {
        try (var pipeline = new Restarted(folder, seed, 0, 3);
                var shop = new SimulatedShop(ShopSettings.DEFAULT.withSeed(seed).withHistoryEvents(EVENTS), pipeline)) {
            shop.openCatalogue();
            shop.history(NOW, Progress.SILENT);
            var metrics = new MetricsApi(pipeline.monitoring());
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
                Ledger ledger = Ledger.of(metrics);
                return ledger.verified() + ledger.duplicates() == shop.account().accepted();
            });
            return settled(metrics, seed, difference(shop.truthOfTrials(TODAY)));
        }
    }

    /** Once the answer stands still. */
    private static Effect settled(MetricsApi metrics, long seed, double truth) {
        var last = new ArrayList<List<Row>>(List.of(List.of()));
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> {
                    List<Row> now = metrics.rows("effect");
                    return !now.isEmpty() && now.equals(last.set(0, now));
                });
        List<Row> rows = last.get(0);
        return new Effect(seed, truth, Measured.of(bound -> bound(rows, bound), visitors(rows)));
    }

    /** Each has come back or has not. */
    private static long visitors(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.is("measure", "return_rate") && row.labels().containsKey("arm"))
                .mapToLong(row -> Math.round(row.count() / row.value().orElseThrow()))
                .sum();
    }

    private static double difference(Map<String, Truth.Arm> arms) {
        return Optional.ofNullable(arms.get("treatment")).orElseThrow().expectedClickRate()
                - Optional.ofNullable(arms.get("control")).orElseThrow().expectedClickRate();
    }

    private static double bound(List<Row> rows, String bound) {
        return rows.stream()
                .filter(row ->
                        row.labels().equals(Map.of("measure", "click_rate", "part", "difference", "bound", bound)))
                .findFirst()
                .flatMap(Row::value)
                .orElseThrow(() -> new AssertionError("no " + bound + " bound among " + rows));
    }
}
