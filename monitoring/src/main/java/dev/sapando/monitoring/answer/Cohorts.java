package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Cohorts by the period of the first visit or purchase: who is active again N periods later. Active is who comes, of cohorts by first
 * purchase who buys; a refund counts as that where asked, and of cohorts by first visit as a first one too.
 */
final class Cohorts implements Count<Cohorts> {
    private static final int DISTANCES = Retention.DISTANCES + 1;

    private final Variant variant;
    private final Periods periods;
    private final int first;
    private final long[] active;
    private final boolean byPurchase;
    private final boolean withRefunds;
    private final boolean withFree;

    Cohorts(Variant variant, Periods periods, Range range) {
        this.variant = variant;
        this.periods = periods;
        first = periods.of(range.from());
        active = new long[(periods.of(range.until()) - first + 1) * DISTANCES];
        byPurchase = variant.is("basis", "first-purchase");
        withRefunds = variant.is("refunds", "active");
        withFree = variant.withFreeOrders();
    }

    static List<Row> rows(Query query) {
        Variant variant = query.variant();
        var periods = new Periods(variant.value("period"), query.weekStart());
        Range range = periods.whole(query);
        return query.people()
                .count(variant.unit(), () -> new Cohorts(variant, periods, range))
                .rows(query, range);
    }

    @Override
    public void add(Person person) {
        int begin = byPurchase ? person.firstPurchase(withFree) : person.firstVisit();
        if (withRefunds && !byPurchase) {
            begin = Math.min(begin, person.refunds().first());
        }
        if (begin == Integer.MAX_VALUE) {
            return;
        }
        int cohort = periods.of(begin);
        int row = (cohort - first) * DISTANCES;
        if (row < 0 || row >= active.length) {
            return;
        }
        long distances = 1 | distances(byPurchase ? person.orders(withFree) : person.visits(), cohort);
        if (withRefunds) {
            distances |= distances(person.refunds(), cohort);
        }
        for (long left = distances; left != 0; left &= left - 1) {
            active[row + Long.numberOfTrailingZeros(left)]++;
        }
    }

    @Override
    public Cohorts plus(Cohorts other) {
        for (int i = 0; i < active.length; i++) {
            active[i] += other.active[i];
        }
        return this;
    }

    /** As bits. */
    private long distances(DayList days, int cohort) {
        long distances = 0;
        for (int i = 0; i < days.size(); i++) {
            int distance = periods.of(days.get(i)) - cohort;
            if (distance >= 0 && distance < DISTANCES) {
                distances |= 1L << distance;
            }
        }
        return distances;
    }

    private List<Row> rows(Query query, Range range) {
        var rows = new ArrayList<Row>();
        int current = periods.of(query.today());
        for (int cohort = first; cohort <= periods.of(range.until()); cohort++) {
            int row = (cohort - first) * DISTANCES;
            for (int distance = 0; distance < DISTANCES && active[row] > 0; distance++) {
                if (variant.is("period", Periods.DAY) || cohort + distance <= current) {
                    rows.add(row(cohort, distance, active[row + distance], active[row], query));
                }
            }
        }
        return rows;
    }

    private Row row(int cohort, int distance, long again, long size, Query query) {
        Row row = Row.ratio(
                periods.text(cohort),
                Labels.of("distance", String.valueOf(distance)),
                BigDecimal.valueOf(again),
                BigDecimal.valueOf(size));
        return periods.isOver(cohort + distance, query.today()) ? row : row.withoutValue();
    }
}
