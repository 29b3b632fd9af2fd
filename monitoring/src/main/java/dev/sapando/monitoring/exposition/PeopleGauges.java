package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Gauges that are counted from every visitor's history, which takes as long as there are visitors; of the default range. */
record PeopleGauges(Answers answers) {
    Map<String, Supplier<List<Sample>>> byName() {
        var byName = new LinkedHashMap<String, Supplier<List<Sample>>>();
        byName.put("sapando_repeat_purchase_ratio", () -> samples(() -> rows("repeat-purchase"), row -> true));
        byName.put("sapando_acquisition", this::acquisition);
        byName.put("sapando_identity", () -> samples(() -> rows("identity"), row -> true));
        var money = new Once<>(() -> rows("money"));
        byName.put("sapando_money", () -> samples(money, row -> !has(row, "bound") && !has(row, "of")));
        byName.put("sapando_money_worth", () -> samples(money, row -> has(row, "bound")));
        return byName;
    }

    /** A gauge's samples must all have the same labels: new customers have no currency. */
    private List<Sample> acquisition() {
        return rows("acquisition").stream()
                .filter(row -> row.value() != null)
                .map(row -> Sample.of(row, row.value(), "currency", row.labels().getOrDefault("currency", "")))
                .toList();
    }

    private static List<Sample> samples(Supplier<List<Row>> rows, Predicate<Row> those) {
        return rows.get().stream()
                .filter(row -> row.value() != null && those.test(row))
                .map(row -> Sample.of(row, row.value()))
                .toList();
    }

    private static boolean has(Row row, String label) {
        return row.labels().containsKey(label);
    }

    private List<Row> rows(String metric) {
        return answers.answer(metric, Optional.empty(), Optional.empty()).rows();
    }
}
