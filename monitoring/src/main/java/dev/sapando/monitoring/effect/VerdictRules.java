package dev.sapando.monitoring.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From intervals to a decision. A broken split comes before everything; then harm before gain, and no gain in one measure pays
 * for what another may have lost.
 *
 * @param practicalMargin lift that a goal must surely exceed, and a loss too; where less is better, the other way round
 * @param guardrailMargin loss that a guardrail must surely stay above
 * @param minimumVisitors of each arm, since the intervals hold for many visitors and not for few
 */
public record VerdictRules(double practicalMargin, double guardrailMargin, long minimumVisitors) {
    public VerdictRules {
        if (practicalMargin < 0 || guardrailMargin < 0) {
            throw new IllegalArgumentException(
                    "margin " + Math.min(practicalMargin, guardrailMargin) + " is below zero");
        }
        if (minimumVisitors < 2) {
            throw new IllegalArgumentException("minimum " + minimumVisitors + " is below two visitors");
        }
    }

    /**
     * @param control visitors that the comparisons are made of
     * @param comparisons at most one of each measure
     */
    public Verdict judge(SampleRatio split, long control, long treatment, List<Comparison> comparisons) {
        if (split.isBroken()) {
            return new Verdict(Decision.NO_VERDICT, brokenSplit(split));
        }
        if (Math.min(control, treatment) < minimumVisitors) {
            return new Verdict(
                    Decision.TOO_LITTLE_DATA,
                    String.format(
                            Locale.ROOT,
                            "%,d visitors of control and %,d of treatment have had their %d days, and each arm needs %,d",
                            control,
                            treatment,
                            Measure.DAYS,
                            minimumVisitors));
        }
        return harm(comparisons).or(() -> gain(comparisons)).orElseGet(() -> unsure(comparisons));
    }

    private Optional<Verdict> harm(List<Comparison> comparisons) {
        return naming(comparisons, each -> each.isWorse(practicalMargin))
                .map(worse -> new Verdict(Decision.ROLL_BACK, "surely worse: " + worse));
    }

    private Optional<Verdict> gain(List<Comparison> comparisons) {
        return naming(comparisons, each -> each.measure().is(Measure.Role.GOAL) && each.isBetter(practicalMargin))
                .map(better -> open(comparisons)
                        .map(open -> new Verdict(
                                Decision.KEEP_RUNNING,
                                "better: " + better + "; but not yet surely within its guardrail of "
                                        + percent(-guardrailMargin) + ": " + open))
                        .orElseGet(() ->
                                new Verdict(Decision.SHIP, "surely better: " + better + "; every guardrail holds")));
    }

    /** Guardrails that may be broken, and those of which nothing can be said since visitors are all alike. */
    private Optional<String> open(List<Comparison> comparisons) {
        Set<Measure> compared = comparisons.stream().map(Comparison::measure).collect(Collectors.toSet());
        String unknown = Arrays.stream(Measure.values())
                .filter(measure -> measure.is(Measure.Role.GUARDRAIL) && !compared.contains(measure))
                .map(measure -> measure.label() + " (visitors of both arms are all alike, or an arm has none of it)")
                .collect(Collectors.joining(", "));
        String mayBreak = naming(
                        comparisons,
                        each -> each.measure().is(Measure.Role.GUARDRAIL) && each.mayBeWorse(guardrailMargin))
                .orElse("");
        return Stream.of(mayBreak, unknown)
                .filter(names -> !names.isEmpty())
                .reduce((names, more) -> names + ", " + more);
    }

    private static Verdict unsure(List<Comparison> comparisons) {
        return new Verdict(
                Decision.KEEP_RUNNING,
                naming(comparisons, each -> each.measure().is(Measure.Role.GOAL))
                        .map(goals -> "no goal is surely better, and nothing surely worse: " + goals)
                        .orElse("no goal can be compared yet"));
    }

    private static Optional<String> naming(List<Comparison> comparisons, Predicate<Comparison> those) {
        return Optional.of(comparisons.stream()
                        .filter(those)
                        .map(each ->
                                each.name() + between(each) + each.measure().hint())
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    /** Without a lift that says something by the difference, from what the control has. */
    private static String between(Comparison each) {
        Interval difference = each.difference();
        return each.decidingLift()
                .map(lift -> " " + percent(lift.low()) + " to " + percent(lift.high()))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        " by %+.4f to %+.4f, from %.4f",
                        difference.low(),
                        difference.high(),
                        each.control()));
    }

    private static String brokenSplit(SampleRatio split) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d visitors are in treatment, where %s were drawn: find out who is missing before reading on",
                split.treatment(),
                split.visitors(),
                percent(split.expectedTreatment()).substring(1));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * share);
    }
}
