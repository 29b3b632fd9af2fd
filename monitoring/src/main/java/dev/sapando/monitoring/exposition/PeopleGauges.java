package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Gauges that are counted from every visitor's history, which takes as long as there are visitors; of the default range. */
record PeopleGauges(Answers answers) {
    private static final String VERSION = "assumptions_version";
    private static final String RATIO = "margin_on_ad_spend";

    Map<String, Supplier<List<Sample>>> byName() {
        var byName = new LinkedHashMap<String, Supplier<List<Sample>>>();
        byName.put("sapando_repeat_purchase_ratio", () -> samples("repeat-purchase"));
        byName.put("sapando_identity", () -> samples("identity"));
        var acquisition = new Parts(new Once<>(() -> samples("acquisition")));
        byName.put("sapando_new_customers", acquisition.of("new_customers"));
        byName.put("sapando_ad_spend", acquisition.of("spend"));
        byName.put("sapando_cost_per_new_customer", acquisition.of("cost_per_new_customer"));
        byName.put("sapando_acquired_revenue", acquisition.of("net_revenue"));
        byName.put("sapando_return_on_ad_spend_ratio", acquisition.of("return_on_ad_spend"));
        var money = new Once<>(() -> samples("money"));
        var earned = new Parts(() -> those(money, sample -> !has(sample, "bound") && !has(sample, "of")));
        byName.put("sapando_money", earned.besides(Set.of(VERSION, RATIO)));
        byName.put("sapando_money_ratio", earned.among(Set.of(RATIO)));
        byName.put("sapando_money_assumptions_info", () -> info(earned.of(VERSION)));
        var worth = new Parts(() -> those(money, sample -> has(sample, "bound")));
        byName.put("sapando_money_worth", worth.besides(Set.of(RATIO)));
        byName.put("sapando_money_worth_ratio", worth.among(Set.of(RATIO)));
        return byName;
    }

    /** A version is a name, and no number to be drawn or added up. */
    private static List<Sample> info(Supplier<List<Sample>> versions) {
        return versions.get().stream()
                .map(sample ->
                        new Sample(new TreeMap<>(Map.of("version", String.valueOf(Math.round(sample.value())))), 1))
                .toList();
    }

    private static List<Sample> those(Supplier<List<Sample>> samples, Predicate<Sample> which) {
        return samples.get().stream().filter(which).toList();
    }

    private static boolean has(Sample sample, String label) {
        return sample.labels().containsKey(label);
    }

    private List<Sample> samples(String metric) {
        return answers.answer(metric, Optional.empty(), Optional.empty()).rows().stream()
                .filter(row -> row.value() != null)
                .map(row -> Sample.of(row, row.value()))
                .toList();
    }
}
