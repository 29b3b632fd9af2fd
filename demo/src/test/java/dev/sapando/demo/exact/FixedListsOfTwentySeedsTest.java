package dev.sapando.demo.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.demo.shop.Diary;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.FixedLists;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.Truth;
import dev.sapando.monitoring.answer.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every measure of the experiment against the truth, which is had by living through it: many visitors of the same shop who are all
 * treated, less as many who are all not. In the simulator the lists cause all six: what is seen and clicked, how soon somebody is
 * back, what is put into the basket, and with these sessions that buy and revenue. The lists are of a recommender that learns
 * nothing, since one that learns from everybody would be another one where all are treated.
 */
@Tag("prove")
class FixedListsOfTwentySeedsTest {
    private static final List<String> MEASURES = List.of(
            "first_purchase_conversion",
            "return_rate",
            "days_to_return",
            "session_conversion",
            "revenue_per_visitor",
            "click_rate");
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final int FIRST_SEED = 21;
    private static final int SEEDS = 20;
    private static final int EVENTS = 30_000;
    /** So many that the truth of every measure is some four standard errors from nothing: beyond 3.5 one estimate in 4,300 has the other sign. */
    private static final int EVENTS_FOR_SIGNS = 120_000;

    private static final int EVENTS_OF_THE_TRUTH = 200_000;

    /**
     * Of one measure's 20: fewer come about by luck once in 13 times. Fixed before these seeds were looked at; of the seeds 1 to 20, which
     * were looked at before, return_rate had 17 and the others 18 to 20.
     */
    private static final int COVERED_OF_ONE = 18;
    /** In standard errors, the mean of 20: three times what luck spreads it by. Whoever is off by one standard error is beyond it. */
    private static final double MOST_OFF = 3 / Math.sqrt(SEEDS);
    /** @param ofMany measured in the larger shop */
    private record Effect(long seed, String measure, double truth, Measured measured, Measured ofMany) {}

    @Test
    void of_every_measure_the_truth_lies_within_ordinary_intervals_and_its_sign_is_measured_in_a_larger_shop() {
        List<Effect> effects = LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .parallel()
                .boxed()
                .flatMap(seed -> effects(seed).stream())
                .toList();
        var softly = new SoftAssertions();
        for (String measure : MEASURES) {
            List<Effect> some = effects.stream()
                    .filter(each -> each.measure.equals(measure))
                    .toList();
            List<Effect> covered = some.stream()
                    .filter(each -> each.measured.hasOrdinarily(each.truth))
                    .toList();
            List<Effect> signed = some.stream()
                    .filter(each -> each.ofMany.hasSignOf(each.truth))
                    .toList();
            System.out.println(measure + ": the truth in " + covered.size() + " of " + some.size()
                    + " ordinary intervals, missed by "
                    + each(some, effect -> effect.measured.missedBy(effect.truth)) + " standard errors; its sign in "
                    + signed.size() + " of the larger shops, where it is from nothing by "
                    + each(some, effect -> effect.truth / effect.ofMany.standardError()));
            softly.assertThat(covered).as(measure).hasSizeGreaterThanOrEqualTo(COVERED_OF_ONE);
            softly.assertThat(some.stream()
                            .mapToDouble(effect -> effect.measured.missedBy(effect.truth))
                            .average())
                    .as("missed by on the average: " + measure)
                    .hasValueCloseTo(0.0, within(MOST_OFF));
            softly.assertThat(signed).as("signs of " + measure).hasSize(SEEDS);
        }
        softly.assertAll();
    }

    private static List<String> each(List<Effect> effects, ToDoubleFunction<Effect> figure) {
        return effects.stream()
                .map(effect -> String.format(Locale.ROOT, "%.2f", figure.applyAsDouble(effect)))
                .toList();
    }

    private static List<Effect> effects(long seed) {
        ShopSettings shop = new ShopSettings(seed, 30, 1, 400, EVENTS, Dirt.USUAL);
        Map<String, Double> truths = truths(shop.withHistoryEvents(EVENTS_OF_THE_TRUTH));
        Map<String, Measured> measured = measured(shop);
        Map<String, Measured> ofMany = measured(shop.withHistoryEvents(EVENTS_FOR_SIGNS));
        return MEASURES.stream()
                .map(measure -> new Effect(
                        seed,
                        measure,
                        Objects.requireNonNull(truths.get(measure)),
                        Objects.requireNonNull(measured.get(measure)),
                        Objects.requireNonNull(ofMany.get(measure))))
                .toList();
    }

    private static Map<String, Double> truths(ShopSettings many) {
        Map<String, Double> truths = lived(many, "treatment");
        lived(many, "control").forEach((measure, ratio) -> truths.merge(measure, -ratio, Double::sum));
        return truths;
    }

    /** What comes of everybody's being in one arm. */
    private static Map<String, Double> lived(ShopSettings shop, String arm) {
        Diary diary = Diary.of(shop, NOW, FixedLists.of(shop, visitor -> arm.equals("treatment")));
        PlainExperiment read = PlainExperiment.of(diary, TODAY);
        var ratios = new HashMap<String, Double>();
        for (String measure : MEASURES) {
            boolean isOfClicks = measure.equals("click_rate");
            ratios.put(
                    measure,
                    isOfClicks ? clicks(diary, arm) : read.sample(arm, measure).ratio());
        }
        return ratios;
    }

    private static Map<String, Measured> measured(ShopSettings shop) {
        FixedLists lists = FixedLists.ofBothArms(shop);
        Diary diary = Diary.of(shop, NOW, lists);
        List<Row> rows = effect(diary, lists);
        PlainExperiment read = PlainExperiment.of(diary, TODAY);
        int visitors = read.sample("control", "return_rate").visitors().size()
                + read.sample("treatment", "return_rate").visitors().size();
        var all = new HashMap<String, Measured>();
        for (String measure : MEASURES) {
            var measured = Measured.of(bound -> bound(rows, measure, bound), visitors);
            if (!measure.equals("click_rate")) {
                asReadPlainly(measure, measured, read);
            }
            all.put(measure, measured);
        }
        return all;
    }

    private static List<Row> effect(Diary diary, FixedLists lists) {
        try (var pipeline = new InOneThread(ZoneOffset.UTC, NOW)) {
            lists.served().forEach(served -> pipeline.serve(AsCollected.list(served)));
            diary.events().forEach(line -> pipeline.collect(AsCollected.event(line)));
            assertThat(pipeline.rejected()).isEmpty();
            return new Asked(ZoneOffset.UTC, DayOfWeek.MONDAY, NOW, pipeline).effect();
        }
    }

    /** Estimate and standard error are those of the textbook, from what was sent. */
    private static void asReadPlainly(String measure, Measured measured, PlainExperiment read) {
        Sample with = read.sample("treatment", measure);
        Sample without = read.sample("control", measure);
        assertThat(measured.estimate()).as(measure).isCloseTo(with.ratio() - without.ratio(), within(1e-9));
        assertThat(measured.standardError())
                .as("standard error of " + measure)
                .isCloseTo(Math.sqrt(with.variance() + without.variance()), within(1e-9));
    }

    private static double clicks(Diary diary, String arm) {
        return Optional.ofNullable(diary.trials().get(arm))
                .map(Truth.Arm::expectedClickRate)
                .orElseThrow();
    }

    private static double bound(List<Row> rows, String measure, String bound) {
        return rows.stream()
                .filter(row -> measure.equals(row.labels().get("measure"))
                        && "difference".equals(row.labels().get("part"))
                        && bound.equals(row.labels().get("bound")))
                .map(row -> Objects.requireNonNull(row.value()).doubleValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + bound + " bound of " + measure + " among " + rows));
    }
}
