package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.ArmSums;
import dev.sapando.monitoring.effect.Comparison;
import dev.sapando.monitoring.effect.ConfidenceSequence;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.effect.Measure;
import dev.sapando.monitoring.effect.SampleRatio;
import dev.sapando.monitoring.effect.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The arms side by side, the difference with its interval, the split of the visitors, and the verdict with its reason. */
record Effect(EffectSettings settings) implements Rows {
    static final List<String> PARTS =
            List.of("verdict", "sample_ratio", "sample_ratio_evidence", "two_arms", "both_arms", "difference", "lift");
    static final List<String> BOUNDS = List.of("low", "estimate", "high");

    private static final String CONTROL = "control";
    private static final String TREATMENT = "treatment";

    /** A measure, of money in one currency. */
    private record Compared(Measure measure, @Nullable String currency) {
        SortedMap<String, String> labels(String name, String value) {
            SortedMap<String, String> labels = Labels.of("measure", measure.label(), name, value);
            return currency == null ? labels : Labels.with(labels, "currency", currency);
        }

        String name() {
            return currency == null ? measure.label() : measure.label() + " " + currency;
        }
    }

    @Override
    public List<Row> of(Query query) {
        Optional<Range> asked = range(query);
        if (asked.isEmpty()) {
            return List.of();
        }
        Trials trials = Trials.of(query.cells(), asked.get(), query.today());
        if (trials.assigned().isEmpty() && trials.ofTwoArms().isEmpty()) {
            return List.of();
        }
        String period = asked.get().toString();
        var rows = new ArrayList<Row>();
        var deciding = new ArrayList<Comparison>();
        // Of several currencies the first, which is the one with the most revenue.
        Set<Measure> seen = EnumSet.noneOf(Measure.class);
        ConfidenceSequence sequence = settings.sequence();
        for (Compared each : compared(trials)) {
            trials.arms().forEach(arm -> {
                ArmSums sums = trials.sums(arm, each.measure, each.currency);
                rows.add(Row.ratio(period, each.labels("arm", arm), sums.numerator(), sums.denominator()));
            });
            boolean decides = seen.add(each.measure);
            compare(trials, each, sequence).ifPresent(comparison -> {
                rows.addAll(bounds(period, each, comparison));
                if (decides) {
                    deciding.add(comparison);
                }
            });
        }
        SampleRatio split = settings.sampleRatio().of(trials.assigned(CONTROL), trials.assigned(TREATMENT));
        rows.addAll(split(period, split, trials));
        BothArms.of(query.people())
                .filter(customers -> customers > 0)
                .ifPresent(customers ->
                        rows.add(Row.count("all", Labels.of("part", "both_arms"), BigDecimal.valueOf(customers))));
        rows.add(verdict(
                period, settings.rules().judge(split, trials.visitors(CONTROL), trials.visitors(TREATMENT), deciding)));
        return rows;
    }

    /**
     * Treatment's net revenue per visitor less control's, of all of the experiment, in the currency that decides; empty while it has no
     * interval.
     */
    Optional<Map.Entry<String, Interval>> revenue(Query query) {
        return experiment(query).flatMap(asked -> {
            Trials trials = Trials.of(query.cells(), asked, query.today());
            return trials.currencies().stream().findFirst().flatMap(currency -> compare(
                            trials, new Compared(Measure.REVENUE_PER_VISITOR, currency), settings.sequence())
                    .map(comparison -> Map.entry(currency, comparison.difference())));
        });
    }

    /** Net revenue of the visitors of both arms; the currency that decides first. */
    Map<String, BigDecimal> revenueByCurrency(Query query) {
        return experiment(query)
                .map(asked -> Trials.of(query.cells(), asked, query.today()).revenue())
                .orElseGet(Map::of);
    }

    @Override
    public String whyNone(Query query) {
        Range asked = range(query).orElse(query.range());
        return query.cells().total("recommendations.lists", asked).signum() == 0
                ? Absence.ofLists(query.cells().businessDays(), asked)
                : "Lists were served, and none of their visitors is in the experiment: bots are not, nor is whoever came before it began.";
    }

    /**
     * All of the experiment unless another range is asked for: a range that slides along begins a new experiment every day, and
     * intervals hold at once only for one that has begun once.
     */
    private Optional<Range> range(Query query) {
        return query.isDefault() ? experiment(query) : Optional.of(query.range());
    }

    private Optional<Range> experiment(Query query) {
        return began(query).map(day -> new Range(day, query.today()));
    }

    /** The day on which the experiment began; empty while there is none. */
    Optional<LocalDate> began(Query query) {
        LocalDate since = settings.since();
        Optional<LocalDate> first =
                since != null ? Optional.of(since) : query.cells().firstDay("effect.visitors");
        return first.filter(day -> !day.isAfter(query.today()));
    }

    private static List<Compared> compared(Trials trials) {
        var all = new ArrayList<Compared>();
        for (Measure measure : Measure.values()) {
            if (measure == Measure.REVENUE_PER_VISITOR) {
                trials.currencies().forEach(currency -> all.add(new Compared(measure, currency)));
            } else {
                all.add(new Compared(measure, null));
            }
        }
        return all;
    }

    private static Optional<Comparison> compare(Trials trials, Compared each, ConfidenceSequence sequence) {
        return Comparison.of(
                each.measure,
                each.name(),
                trials.sums(CONTROL, each.measure, each.currency),
                trials.sums(TREATMENT, each.measure, each.currency),
                sequence);
    }

    private static List<Row> bounds(String period, Compared each, Comparison comparison) {
        var rows = new ArrayList<>(bounds(period, each.labels("part", "difference"), comparison.difference()));
        Interval lift = comparison.lift();
        if (lift != null) {
            rows.addAll(bounds(period, each.labels("part", "lift"), lift));
        }
        return rows;
    }

    private static List<Row> bounds(String period, SortedMap<String, String> labels, Interval interval) {
        double[] values = {interval.low(), interval.estimate(), interval.high()};
        var rows = new ArrayList<Row>();
        for (int i = 0; i < values.length; i++) {
            rows.add(value(period, Labels.with(labels, "bound", BOUNDS.get(i)), values[i]));
        }
        return rows;
    }

    private static List<Row> split(String period, SampleRatio split, Trials trials) {
        String held = split.held().name().toLowerCase(Locale.ROOT);
        var rows = new ArrayList<>(Arrays.asList(
                Row.ratio(
                        period,
                        Labels.of("part", "sample_ratio", "outcome", held),
                        BigDecimal.valueOf(split.treatment()),
                        BigDecimal.valueOf(split.visitors())),
                value(period, Labels.of("part", "sample_ratio_evidence"), split.evidence())));
        trials.ofTwoArms()
                .forEach((arm, count) -> rows.add(Row.count(period, Labels.of("part", "two_arms", "arm", arm), count)));
        return rows;
    }

    private static Row verdict(String period, Verdict verdict) {
        return new Row(
                period,
                Labels.of("part", "verdict", "verdict", verdict.decision().label(), "reason", verdict.reason()),
                null,
                null,
                null);
    }

    private static Row value(String period, SortedMap<String, String> labels, double value) {
        return new Row(period, labels, null, null, BigDecimal.valueOf(value));
    }
}
