package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Person;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Of how many persons how many, by period and by whatever the question is split by. */
final class Shares {
    private static final String EVERYBODY = "";

    private final Optional<String> by;
    private final int first;
    private final int last;
    /** Of each period how many of how many, one after the other; arrays, since everybody is asked. */
    private final Map<String, long[]> counts = new HashMap<>();

    private final long[] everybody;

    /** @param first period counted */
    Shares(Optional<String> by, int first, int last) {
        this.by = by;
        this.first = first;
        this.last = last;
        everybody = by.isEmpty() ? of(EVERYBODY) : new long[0];
    }

    boolean has(int period) {
        return period >= first && period <= last;
    }

    /** @param day of the person, on which they are what the question is split by */
    void add(Person person, int day, int period, boolean counts) {
        long[] count = by.isEmpty() ? everybody : of(PersonLabels.value(person, by.get(), day));
        int place = 2 * (period - first);
        count[place] += counts ? 1 : 0;
        count[place + 1]++;
    }

    Shares plus(Shares other) {
        other.counts.forEach((value, more) -> add(more, of(value)));
        return this;
    }

    /**
     * Values that clients choose are bounded as in {@link NamedValues}.
     *
     * @param over whether the period says something yet
     */
    List<Row> rows(Query query, IntFunction<String> periodText, IntPredicate over) {
        Map<String, long[]> sums = NamedValues.merged(counts, Shares::size, Shares::sum, query.maxLabelValues());
        var rows = new ArrayList<Row>();
        sums.forEach((value, sum) -> {
            for (int period = first; period <= last; period++) {
                int place = 2 * (period - first);
                if (sum[place + 1] > 0) {
                    Row row = Row.ratio(
                            periodText.apply(period),
                            labels(value),
                            BigDecimal.valueOf(sum[place]),
                            BigDecimal.valueOf(sum[place + 1]));
                    rows.add(over.test(period) ? row : row.withoutValue());
                }
            }
        });
        return rows;
    }

    private SortedMap<String, String> labels(String value) {
        return by.map(label -> Labels.of(label, value)).orElseGet(Labels::of);
    }

    private long[] of(String value) {
        return counts.computeIfAbsent(value, unknown -> new long[2 * (last - first + 1)]);
    }

    private static void add(long[] more, long[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        add(other, sum);
        return sum;
    }

    /** How many persons, of all periods. */
    private static long size(long[] count) {
        long size = 0;
        for (int i = 1; i < count.length; i += 2) {
            size += count[i];
        }
        return size;
    }
}
