package dev.sapando.monitoring.answer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many, by a number of days; those of most are counted in an array, since everybody is asked. */
final class DayCounts {
    private static final int FEW_DAYS = 400;

    private final long[] few = new long[FEW_DAYS];
    private final Map<Integer, Long> many = new TreeMap<>();

    void add(int days, long count) {
        if (days < FEW_DAYS) {
            few[days] += count;
        } else {
            many.merge(days, count, Long::sum);
        }
    }

    void add(DayCounts other) {
        for (int days = 0; days < FEW_DAYS; days++) {
            few[days] += other.few[days];
        }
        other.many.forEach(this::add);
    }

    /** By days, those of which there are any. */
    NavigableMap<Integer, Long> byDays() {
        var all = new TreeMap<>(many);
        for (int days = 0; days < FEW_DAYS; days++) {
            if (few[days] != 0) {
                all.put(days, few[days]);
            }
        }
        return all;
    }

    long total() {
        return byDays().values().stream().mapToLong(Long::longValue).sum();
    }
}
