package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.effect.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The effect of the recommender as gauges: arms, differences with their bounds, the split, the verdict. */
record EffectGauges(Supplier<List<Row>> rows) {
    Map<String, Supplier<List<Sample>>> byName() {
        var byName = new LinkedHashMap<String, Supplier<List<Sample>>>();
        byName.put("sapando_effect", () -> samples(row -> has(row, "measure") && has(row, "arm")));
        byName.put("sapando_effect_comparison", () -> samples(row -> has(row, "bound")));
        byName.put("sapando_effect_sample_ratio", this::split);
        byName.put("sapando_effect_verdict", this::verdict);
        return byName;
    }

    /** A gauge's samples must all have the same labels, so that the currency is empty where there is none. */
    private List<Sample> samples(Predicate<Row> those) {
        return rows.get().stream()
                .filter(row -> row.value() != null && those.test(row))
                .map(row -> Sample.of(row, row.value(), "currency", row.labels().getOrDefault("currency", "")))
                .toList();
    }

    private List<Sample> split() {
        return rows.get().stream()
                .filter(row -> row.value() != null
                        && row.labels().getOrDefault("part", "").startsWith("sample_ratio"))
                .map(row -> new Sample(
                        new TreeMap<>(Map.of("part", has(row, "outcome") ? "treatment_share" : "evidence")),
                        row.value().doubleValue()))
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
