package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.effect.Decision;
import dev.sapando.monitoring.effect.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The effect of the recommender as gauges: arms, lifts and the differences of shares with their bounds, the split, the verdict. Of days
 * and of money the differences are the API's alone: each is of its measure's unit.
 */
record EffectGauges(Supplier<List<Row>> rows) {
    private static final String TIME = Measure.DAYS_TO_RETURN.label();
    private static final String REVENUE = Measure.REVENUE_PER_VISITOR.label();

    Map<String, Supplier<List<Sample>>> byName() {
        var byName = new LinkedHashMap<String, Supplier<List<Sample>>>();
        var measures = new Parts("measure", () -> samples(row -> has(row, "measure") && has(row, "arm")));
        byName.put("sapando_effect_ratio", measures.besides(Set.of(TIME, REVENUE)));
        byName.put(
                "sapando_effect_time_to_return_seconds",
                () -> measures.of(TIME).get().stream().map(Sample::inSeconds).toList());
        byName.put("sapando_effect_revenue_per_visitor", measures.of(REVENUE));
        byName.put("sapando_effect_lift_ratio", this::lift);
        byName.put("sapando_effect_difference_ratio", this::difference);
        var split = new Parts(() -> samples(row -> !has(row, "bound")));
        byName.put("sapando_effect_treatment_ratio", () -> split.of("sample_ratio").get().stream()
                .map(sample -> sample.without("outcome"))
                .toList());
        byName.put("sapando_effect_sample_ratio_evidence", split.of("sample_ratio_evidence"));
        byName.put("sapando_effect_verdict", this::verdict);
        return byName;
    }

    /** A gauge's samples must all have the same labels, so that the currency is empty where there is none. */
    private List<Sample> lift() {
        return rows.get().stream()
                .filter(row -> "lift".equals(row.labels().get("part")) && row.value() != null)
                .map(row -> Sample.of(row, row.value(), "currency", row.labels().getOrDefault("currency", ""))
                        .without("part"))
                .toList();
    }

    private List<Sample> difference() {
        return samples(row -> "difference".equals(row.labels().get("part"))
                        && !Set.of(TIME, REVENUE).contains(row.labels().get("measure")))
                .stream()
                .map(sample -> sample.without("part"))
                .toList();
    }

    private List<Sample> samples(Predicate<Row> those) {
        return rows.get().stream()
                .filter(row -> row.value() != null && those.test(row))
                .map(row -> Sample.of(row, row.value()))
                .toList();
    }

    /** One for what was decided and zero for what was not, so that a change is seen; none before there is anybody to judge. */
    private List<Sample> verdict() {
        return rows.get().stream()
                .filter(row -> has(row, "verdict"))
                .flatMap(row -> Decision.labels().stream()
                        .map(each -> new Sample(
                                new TreeMap<>(Map.of("verdict", each)),
                                each.equals(row.labels().get("verdict")) ? 1 : 0)))
                .toList();
    }

    private static boolean has(Row row, String label) {
        return row.labels().containsKey(label);
    }
}
