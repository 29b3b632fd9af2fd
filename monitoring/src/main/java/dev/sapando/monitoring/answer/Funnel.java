package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** How many sessions reached each step; a step counts also where an earlier one was left out. */
final class Funnel implements Rows {
    static final List<String> STEPS =
            List.of("session", "view", "cart", "checkout", "purchase", "purchase_without_cart");

    @Override
    public List<Row> of(Query query) {
        String family = family(query);
        UnaryOperator<SortedMap<String, String>> split = query.split(family);
        Map<SortedMap<String, String>, BigDecimal> sessions = reached(family, query, split);
        var rows = new ArrayList<Row>();
        STEPS.forEach(step -> {
            Map<SortedMap<String, String>, BigDecimal> reached =
                    step.equals("session") ? sessions : reached(family + "." + step, query, split);
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
        return query.cells().sumsOver(metric, query.range(), split);
    }

    /** Cells of sessions; by campaign they are cells of their own, since campaigns would multiply all others. */
    static String family(Query query) {
        return query.splitsBy("campaign") ? "campaigns.sessions" : "sessions";
    }
}
