package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** How many sessions reached each step; a step counts also where an earlier one was left out. */
final class Funnel implements Rows {
    static final Map<String, String> STEPS = steps();

    @Override
    public List<Row> of(Query query) {
        UnaryOperator<SortedMap<String, String>> split = query.split("sessions");
        Map<SortedMap<String, String>, BigDecimal> sessions = reached("sessions", query, split);
        var rows = new ArrayList<Row>();
        STEPS.forEach((step, metric) -> {
            Map<SortedMap<String, String>, BigDecimal> reached = reached(metric, query, split);
            sessions.forEach((labels, all) -> rows.add(Row.ratio(
                    query.range().toString(),
                    Labels.with(labels, "step", step),
                    reached.getOrDefault(labels, BigDecimal.ZERO),
                    all)));
        });
        return rows;
    }

    private static Map<SortedMap<String, String>, BigDecimal> reached(
            String metric, Query query, UnaryOperator<SortedMap<String, String>> split) {
        return query.cells().sums(metric, query.range(), (period, labels) -> split.apply(labels));
    }

    private static Map<String, String> steps() {
        var steps = new LinkedHashMap<String, String>();
        steps.put("session", "sessions");
        for (String step : List.of("view", "cart", "checkout", "purchase", "purchase_without_cart")) {
            steps.put(step, "sessions." + step);
        }
        return steps;
    }
}
