package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The arms side by side. Visitors who were never served a list belong to no arm and are left out. */
final class Effect implements Rows {
    static final List<String> MEASURES =
            List.of("click_rate", "session_conversion", "first_purchase_conversion", "revenue_per_visitor");

    @Override
    public List<Row> of(Query query) {
        var rows = new ArrayList<Row>();
        ratios(
                "click_rate",
                byArm("recommendations.clicked", query),
                byArm("recommendations.seen", query),
                query,
                rows);
        ratios("session_conversion", byArm("sessions.purchase", query), byArm("sessions", query), query, rows);
        ratios(
                "first_purchase_conversion",
                byArm("visitors.first_purchase", query),
                DistinctVisitors.prospects(query),
                query,
                rows);
        revenuePerVisitor(query, rows);
        rows.removeIf(row -> Labels.NONE.equals(row.labels().get("arm")));
        return rows;
    }

    @Override
    public String whyNone(Query query) {
        return byArm("recommendations.lists", query).isEmpty()
                ? Absence.ofLists(query.cells().businessDays(), query.range())
                : "Lists were served, and what became of them cannot be told yet: none was seen, and no visitor of an arm had a session.";
    }

    private static void ratios(
            String measure,
            Map<String, BigDecimal> parts,
            Map<String, BigDecimal> wholes,
            Query query,
            List<Row> rows) {
        wholes.forEach((arm, whole) -> rows.add(Row.ratio(
                query.range().toString(),
                Labels.of("measure", measure, "arm", arm),
                parts.getOrDefault(arm, BigDecimal.ZERO),
                whole)));
    }

    private static void revenuePerVisitor(Query query, List<Row> rows) {
        Map<SortedMap<String, String>, BigDecimal> net =
                new HashMap<>(query.cells().sums("revenue.gross", query.range(), (period, labels) -> labels));
        query.cells()
                .sums("revenue.refunded", query.range(), (period, labels) -> labels)
                .forEach((labels, amount) -> net.merge(labels, amount.negate(), BigDecimal::add));
        Map<String, BigDecimal> visitors = DistinctVisitors.seen(query);
        net.forEach((labels, amount) -> rows.add(Row.ratio(
                query.range().toString(),
                Labels.with(labels, "measure", "revenue_per_visitor"),
                amount,
                visitors.getOrDefault(DistinctVisitors.arm(labels), BigDecimal.ZERO))));
    }

    private static Map<String, BigDecimal> byArm(String metric, Query query) {
        return query.cells().sums(metric, query.range(), (period, labels) -> DistinctVisitors.arm(labels));
    }
}
