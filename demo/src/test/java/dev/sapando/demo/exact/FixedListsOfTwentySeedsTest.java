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
 * Every measure of the experiment against the truth, which is had by living through it: many other visitors of the same shop who are all
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
    private static final int FIRST_SEED = 41;
    private static final int SEEDS = 20;
    /** So many that the truth of every measure is some four standard errors from nothing: beyond 3.5 one estimate in 4,300 has the other sign. */
    private static final int EVENTS = 120_000;
    /** Of other visitors than those who are measured, of whom there are some 5,000. */
    private static final int EVENTS_OF_THE_TRUTH = 200_000;

    private static final int OTHERS = 10_000;

    /** Of the intervals that the answer tells, which hold at any time, of one measure. */
    private static final int COVERED = 18;
    /**
     * Of ordinary ones, which are narrower: fewer come about by luck once in 390 times. Fixed before these seeds were looked at. Of seeds 1 to 20,
     * and 21 to 40, in shops of 30,000 events and against a truth that was lived by the same visitors among others, the fewest were 17 and 18.
     */
    private static final int COVERED_ORDINARILY = 16;
    /** In standard errors, the mean of 20: three times what luck spreads it by. */
    private static final double MOST_OFF = 3 / Math.sqrt(SEEDS);

    /** @param error standard error */
    private record Truly(double difference, double error) {}

    private record Effect(String measure, Truly truth, Measured measured) {
        /** In standard errors of both. */
        double missedBy() {
            return (measured.estimate() - truth.difference) / Math.hypot(measured.standardError(), truth.error);
        }

        boolean isCovered() {
            return measured.hasAtAnyTime(truth.difference);
        }

        boolean isCoveredOrdinarily() {
            return Math.abs(missedBy()) <= Measured.ORDINARY;
        }

        boolean hasItsSign() {
            return measured.hasSignOf(truth.difference);
        }
    }

    @Test
    void of_every_measure_the_truth_lies_within_its_intervals_and_its_sign_is_measured() {
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
            List<Effect> covered = some.stream().filter(Effect::isCovered).toList();
            List<Effect> ordinarily =
                    some.stream().filter(Effect::isCoveredOrdinarily).toList();
            List<Effect> signed = some.stream().filter(Effect::hasItsSign).toList();
            System.out.println(measure + ": of " + some.size() + " shops, the truth in " + covered.size()
                    + " intervals and " + ordinarily.size() + " ordinary ones, missed by "
                    + each(some, Effect::missedBy) + " standard errors; its sign in " + signed.size()
                    + ", where it is from nothing by "
                    + each(some, effect -> effect.truth.difference / effect.measured.standardError()));
            softly.assertThat(covered).as(measure).hasSizeGreaterThanOrEqualTo(COVERED);
            softly.assertThat(ordinarily).as("ordinarily " + measure).hasSizeGreaterThanOrEqualTo(COVERED_ORDINARILY);
            softly.assertThat(some.stream().mapToDouble(Effect::missedBy).average())
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
        Map<String, Truly> treated = lived(shop, "treatment");
        Map<String, Truly> untreated = lived(shop, "control");
        Map<String, Measured> measured = measured(shop);
        return MEASURES.stream()
                .map(measure -> {
                    Truly with = Objects.requireNonNull(treated.get(measure));
                    Truly without = Objects.requireNonNull(untreated.get(measure));
                    return new Effect(
                            measure,
                            new Truly(with.difference - without.difference, Math.hypot(with.error, without.error)),
                            Objects.requireNonNull(measured.get(measure)));
                })
                .toList();
    }

    /** What comes of everybody's being in one arm, less nothing. Of clicks the expectation is known. */
    private static Map<String, Truly> lived(ShopSettings measured, String arm) {
        ShopSettings shop = measured.withHistoryEvents(EVENTS_OF_THE_TRUTH);
        Diary diary = Diary.of(shop, NOW, FixedLists.of(shop, visitor -> arm.equals("treatment")), OTHERS);
        PlainExperiment read = PlainExperiment.of(diary, TODAY);
        var ratios = new HashMap<String, Truly>();
        for (String measure : MEASURES) {
            boolean isOfClicks = measure.equals("click_rate");
            Sample sample = read.sample(arm, measure);
            ratios.put(
                    measure,
                    isOfClicks
                            ? new Truly(clicks(diary, arm), 0)
                            : new Truly(sample.ratio(), Math.sqrt(sample.variance())));
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
