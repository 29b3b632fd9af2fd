package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The self-test: whoever looks every evening is not fooled, and a treatment that helps is found out. */
class SimulatedExperimentsTest {
    private static final int DAYS = 60;
    private static final int VISITORS_A_DAY = 120;
    private static final EffectSettings SETTINGS = EffectSettings.AS_SHIPPED;

    /** In all of them the true difference is zero: an interval without zero misses the truth. */
    @Test
    void
            of_a_thousand_experiments_without_an_effect_looked_at_daily_few_get_a_verdict_or_an_interval_without_the_truth() {
        int experiments = 1_000;
        var missed = new EnumMap<Measure, AtomicInteger>(Measure.class);
        for (Measure measure : Measure.values()) {
            missed.put(measure, new AtomicInteger());
        }
        long wrong = count(experiments, seed -> {
            var experiment = new SimulatedExperiment(SETTINGS, seed, 1, 0.5);
            var missing = EnumSet.noneOf(Measure.class);
            Set<Decision> decisions = experiment
                    .evenings(DAYS, VISITORS_A_DAY)
                    .peek(evening -> missing.addAll(
                            evening.decision() == Decision.TOO_LITTLE_DATA ? Set.of() : experiment.missing(0)))
                    .map(Verdict::decision)
                    .collect(Collectors.toSet());
            missing.forEach(
                    measure -> missed.getOrDefault(measure, new AtomicInteger()).incrementAndGet());
            return decisions.contains(Decision.SHIP) || decisions.contains(Decision.ROLL_BACK);
        });

        System.out.printf(
                "A/A: %d of %,d experiments without an effect, looked at on each of %d days, got a verdict%n"
                        + "coverage: experiments in which the interval ever missed the truth: %s%n",
                wrong, experiments, DAYS, missed);
        double allowed = experiments * SETTINGS.alpha();
        assertThat((double) wrong).isLessThanOrEqualTo(allowed);
        assertThat(missed.values().stream().mapToInt(AtomicInteger::get).sum())
                .as("in any of the measures")
                .isLessThanOrEqualTo((int) allowed);
    }

    @Test
    void a_treatment_that_helps_ships_and_one_that_harms_is_rolled_back() {
        int experiments = 50;
        long shipped =
                count(experiments, seed -> verdicts(seed, 1.25, 0.5).anyMatch(SimulatedExperiment.is(Decision.SHIP)));
        long back = count(
                experiments, seed -> verdicts(seed, 0.8, 0.5).anyMatch(SimulatedExperiment.is(Decision.ROLL_BACK)));

        System.out.printf(
                "power: of %d experiments of %d days and %d visitors a day, %d shipped with +25%%, %d were rolled back with -20%%%n",
                experiments, DAYS, VISITORS_A_DAY, shipped, back);
        assertThat(shipped).isGreaterThanOrEqualTo(experiments * 9 / 10);
        assertThat(back).isGreaterThanOrEqualTo(experiments * 9 / 10);
    }

    @Test
    void a_split_that_leaks_gets_no_verdict_however_good_it_looks() {
        long none = count(
                20,
                seed -> verdicts(seed, 1.25, 0.6).skip(DAYS - 1).allMatch(SimulatedExperiment.is(Decision.NO_VERDICT)));

        assertThat(none).isEqualTo(20);
    }

    private static Stream<Verdict> verdicts(long seed, double gain, double share) {
        return new SimulatedExperiment(SETTINGS, seed, gain, share).evenings(DAYS, VISITORS_A_DAY);
    }

    private static long count(int experiments, LongPredicate wanted) {
        return LongStream.range(0, experiments).parallel().filter(wanted).count();
    }
}
