package dev.sapando.monitoring.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many, by day, month or number of days. Everybody is asked, so they are counted in an array once as many have been added as it
 * has places; not before, since clients choose the names that are counted by, and there may be any number of them.
 */
final class DayCounts {
    private static final int FEW_DAYS = 400;
    private static final long[] NONE = {};

    private final int first;
    private final int places;
    private final Map<Integer, Long> others = new HashMap<>();
    private long[] dense = NONE;
    private int added;

    /** Of numbers of days, of which most are few. */
    DayCounts() {
        this(0, FEW_DAYS);
    }

    /** Of so many places from the first on, and the rare one that is none of them. */
    DayCounts(int first, int places) {
        this.first = first;
        this.places = places;
    }

    void add(int day, long count) {
        int place = day - first;
        if (place >= 0 && place < dense.length) {
            dense[place] += count;
        } else if (++added == places) {
            dense = new long[places];
            others.merge(day, count, Long::sum);
            Map<Integer, Long> before = Map.copyOf(others);
            others.clear();
            before.forEach(this::add);
        } else {
            others.merge(day, count, Long::sum);
        }
    }

    void add(DayCounts other) {
        other.byDay().forEach(this::add);
    }

    /** By day, those of which there are any. */
    NavigableMap<Integer, Long> byDay() {
        var all = new TreeMap<>(others);
        for (int place = 0; place < dense.length; place++) {
            if (dense[place] != 0) {
                all.put(first + place, dense[place]);
            }
        }
        return all;
    }

    long total() {
        return byDay().values().stream().mapToLong(Long::longValue).sum();
    }
}
