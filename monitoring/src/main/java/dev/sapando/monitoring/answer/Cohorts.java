package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.DayList;
import dev.sapando.monitoring.people.Person;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cohorts by the period of the first visit or purchase: who is active again N periods later. Active is who comes, of cohorts by first
 * purchase who buys; a refund counts as that where asked, and of cohorts by first visit as a first one too.
 */
final class Cohorts implements Count<Cohorts> {
    private static final int DISTANCES = Retention.DISTANCES + 1;

    private final Query query;
    private final Periods periods;
    private final int first;
    private final int last;
    /** By what the question is split by, by cohort: how many are active at each distance. */
    private final Map<String, Map<Integer, long[]>> active = new HashMap<>();

    private final boolean byPurchase;
    private final boolean withRefunds;
    private final boolean withFree;

    private Cohorts(Query query, Periods periods, Range range) {
        this.query = query;
        this.periods = periods;
        first = periods.of(range.from());
        last = periods.of(range.until());
        byPurchase = query.variant().is("basis", "first-purchase");
        withRefunds = query.variant().is("refunds", "active");
        withFree = query.variant().withFreeOrders();
    }

    static List<Row> rows(Query query) {
        var periods = new Periods(query.variant().value("period"), query.weekStart());
        Range range = periods.whole(query);
        return query.people()
                .count(query.variant().unit(), () -> new Cohorts(query, periods, range))
                .rows();
    }

    @Override
    public void add(Person person) {
        int begin = begin(person);
        if (begin == Integer.MAX_VALUE) {
            return;
        }
        int cohort = periods.of(begin);
        if (cohort < first || cohort > last) {
            return;
        }
        long distances = 1 | distances(byPurchase ? person.orders(withFree) : person.visits(), cohort);
        if (withRefunds) {
            distances |= distances(person.refunds(), cohort);
        }
        String value = query.by()
                .map(label -> PersonLabels.value(person, label, begin))
                .orElse("");
        long[] counts = active.computeIfAbsent(value, unknown -> new HashMap<>())
                .computeIfAbsent(cohort, unknown -> new long[DISTANCES]);
        for (long left = distances; left != 0; left &= left - 1) {
            counts[Long.numberOfTrailingZeros(left)]++;
        }
    }

    @Override
    public Cohorts plus(Cohorts other) {
        other.active.forEach((value, cohorts) -> active.merge(value, cohorts, Cohorts::sum));
        return this;
    }

    private int begin(Person person) {
        if (byPurchase) {
            return person.firstPurchase(withFree);
        }
        return withRefunds ? Math.min(person.firstVisit(), person.refunds().first()) : person.firstVisit();
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

    private static Map<Integer, long[]> sum(Map<Integer, long[]> one, Map<Integer, long[]> other) {
        var sum = new HashMap<>(one);
        other.forEach((cohort, counts) -> sum.merge(cohort, counts, Cohorts::sum));
        return sum;
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        NamedValues.merged(active, Cohorts::size, Cohorts::sum, query.maxLabelValues())
                .forEach((value, cohorts) -> cohorts.forEach((cohort, counts) -> rows(value, cohort, counts, rows)));
        return rows;
    }

    /** Of weeks and months that have not begun there is none. */
    private void rows(String value, int cohort, long[] counts, List<Row> rows) {
        int current = periods.of(query.today());
        boolean days = query.variant().is("period", Periods.DAY);
        for (int distance = 0; distance < DISTANCES && (days || cohort + distance <= current); distance++) {
            Row row = row(cohort, distance, counts[distance], counts[0]);
            rows.add(query.by().map(label -> row.with(label, value)).orElse(row));
        }
    }

    private Row row(int cohort, int distance, long again, long size) {
        Row row = Row.ratio(
                periods.text(cohort),
                Labels.of("distance", String.valueOf(distance)),
                BigDecimal.valueOf(again),
                BigDecimal.valueOf(size));
        return periods.isOver(cohort + distance, query.today()) ? row : row.withoutValue();
    }

    /** How many persons. */
    private static long size(Map<Integer, long[]> cohorts) {
        return cohorts.values().stream().mapToLong(counts -> counts[0]).sum();
    }
}
