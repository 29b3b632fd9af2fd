package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cohorts by first active day: who is active again N days later. A day that is not over says nothing yet. Variants are {@link Cohorts}. */
final class Retention implements Rows {
    static final int DISTANCES = 30;

    @Override
    public List<Row> of(Query query) {
        Variant variant = query.variant();
        boolean byPurchase = variant.is("basis", "first-purchase");
        if (!byPurchase && !variant.withFreeOrders()) {
            throw new Variant.Unusable(
                    "free_orders=out: whoever orders for nothing has come; it makes a difference with"
                            + " basis=first-purchase");
        }
        boolean summed = query.by().isEmpty()
                && !byPurchase
                && variant.unit() == Unit.VISITOR
                && variant.is("period", Periods.DAY)
                && variant.is("refunds", "ignored");
        return summed ? summed(query) : Cohorts.rows(query);
    }

    private static List<Row> summed(Query query) {
        Map<String, BigDecimal> active = query.cells().sums("retention", query.range(), (period, labels) -> period);
        var rows = new ArrayList<Row>();
        for (LocalDate cohort = query.range().from();
                !cohort.isAfter(query.range().until());
                cohort = cohort.plusDays(1)) {
            BigDecimal size = active.get(cohort + "+0");
            if (size != null) {
                row(cohort, size, active, query, rows);
            }
        }
        return rows;
    }

    private static void row(
            LocalDate cohort, BigDecimal size, Map<String, BigDecimal> active, Query query, List<Row> rows) {
        for (int distance = 0; distance <= DISTANCES; distance++) {
            BigDecimal again = active.getOrDefault(cohort + "+" + distance, BigDecimal.ZERO);
            Row row = Row.ratio(cohort.toString(), Labels.of("distance", String.valueOf(distance)), again, size);
            boolean over = cohort.plusDays(distance).isBefore(query.today());
            rows.add(over ? row : row.withoutValue());
        }
    }
}
