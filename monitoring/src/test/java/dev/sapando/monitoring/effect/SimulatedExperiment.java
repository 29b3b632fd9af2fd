package dev.sapando.monitoring.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shop that splits its visitors by a coin and looks at the verdict every evening. */
final class SimulatedExperiment {
    private final EffectSettings settings;
    private final SplittableRandom random;
    private final SimulatedArm control;
    private final SimulatedArm treatment;
    private final double share;

    /**
     * @param gain of the treatment; 1 is none
     * @param share of the visitors that come into the treatment, whatever was drawn
     */
    SimulatedExperiment(EffectSettings settings, long seed, double gain, double share) {
        this.settings = settings;
        this.share = share;
        random = new SplittableRandom(seed);
        control = SimulatedArm.of(random.split(), 1);
        treatment = SimulatedArm.of(random.split(), gain);
    }

    /** The verdict of every evening. */
    Stream<Verdict> evenings(int days, int visitorsADay) {
        return IntStream.range(0, days).mapToObj(day -> {
            for (int i = 0; i < visitorsADay; i++) {
                (random.nextDouble() < share ? treatment : control).visitor();
            }
            return verdict();
        });
    }

    private Optional<Comparison> compared(Measure measure) {
        return Comparison.of(measure, measure.label(), control.of(measure), treatment.of(measure), settings.sequence());
    }

    /** The measures whose interval does not have the true difference. */
    Set<Measure> missing(double truth) {
        return Arrays.stream(Measure.values())
                .filter(measure -> compared(measure)
                        .map(Comparison::difference)
                        .filter(each -> each.liesAbove(truth) || each.liesBelow(truth))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private Verdict verdict() {
        List<Comparison> comparisons = Arrays.stream(Measure.values())
                .flatMap(measure -> compared(measure).stream())
                .toList();
        int[] visitors = {control.visitors()[0], treatment.visitors()[0]};
        return settings.rules()
                .judge(settings.sampleRatio().of(visitors[0], visitors[1]), visitors[0], visitors[1], comparisons);
    }

    static Predicate<Verdict> is(Decision decision) {
        return verdict -> verdict.decision() == decision;
    }
}
