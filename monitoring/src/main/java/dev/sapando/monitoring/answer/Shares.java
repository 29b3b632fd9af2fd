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
    private final Map<String, Share> shares = new HashMap<>();
    private final Share everybody;

    /** Of how many how many, by period. */
    private record Share(DayCounts some, DayCounts all) {
        Share plus(Share other) {
            some.add(other.some);
            all.add(other.all);
            return this;
        }

        long size() {
            return all.total();
        }
    }

    /** @param first period counted */
    Shares(Optional<String> by, int first, int last) {
        this.by = by;
        this.first = first;
        this.last = last;
        everybody = by.isEmpty() ? of(EVERYBODY) : none();
    }

    boolean has(int period) {
        return period >= first && period <= last;
    }

    /** @param day of the person, on which they are what the question is split by */
    void add(Person person, int day, int period, boolean counts) {
        Share share = by.isEmpty() ? everybody : of(PersonLabels.value(person, by.get(), day));
        if (counts) {
            share.some().add(period, 1);
        }
        share.all().add(period, 1);
    }

    Shares plus(Shares other) {
        other.shares.forEach((value, more) -> of(value).plus(more));
        return this;
    }

    /**
     * Values that clients choose are bounded as in {@link NamedValues}.
     *
     * @param over whether the period says something yet
     */
    List<Row> rows(Query query, IntFunction<String> periodText, IntPredicate over) {
        var rows = new ArrayList<Row>();
        NamedValues.merged(shares, Share::size, Share::plus, query.maxLabelValues())
                .forEach((value, share) -> {
                    Map<Integer, Long> some = share.some().byDay();
                    share.all().byDay().forEach((period, all) -> {
                        Row row = Row.ratio(
                                periodText.apply(period),
                                labels(value),
                                BigDecimal.valueOf(some.getOrDefault(period, 0L)),
                                BigDecimal.valueOf(all));
                        rows.add(over.test(period) ? row : row.withoutValue());
                    });
                });
        return rows;
    }

    private SortedMap<String, String> labels(String value) {
        return by.map(label -> Labels.of(label, value)).orElseGet(Labels::of);
    }

    private Share of(String value) {
        return shares.computeIfAbsent(value, unknown -> none());
    }

    private Share none() {
        int periods = last - first + 1;
        return new Share(new DayCounts(first, periods), new DayCounts(first, periods));
    }
}
