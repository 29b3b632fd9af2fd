package dev.sapando.monitoring.answer;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many, by a number of days. Most are few, and counted in an array that grows with them: everybody is asked. */
final class DayCounts {
    private static final int FEW_DAYS = 400;

    private final Map<Integer, Long> many = new TreeMap<>();
    private long[] few = new long[8];

    void add(int days, long count) {
        if (days >= FEW_DAYS) {
            many.merge(days, count, Long::sum);
            return;
        }
        if (days >= few.length) {
            few = Arrays.copyOf(few, Math.min(FEW_DAYS, 2 * days));
        }
        few[days] += count;
    }

    void add(DayCounts other) {
        other.byDays().forEach(this::add);
    }

    /** By days, those of which there are any. */
    NavigableMap<Integer, Long> byDays() {
        var all = new TreeMap<>(many);
        for (int days = 0; days < few.length; days++) {
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
