package dev.sapando.monitoring.business;

import java.util.Arrays;

/** A sorted set of days. An array, since every event of every visitor asks it. */
final class Days {
    static final Days NONE = new Days(new int[0]);

    private final int[] sorted;

    private Days(int[] sorted) {
        this.sorted = sorted;
    }

    static Days of(int... days) {
        return new Days(Arrays.stream(days).distinct().sorted().toArray());
    }

    /** This very set where it has the day already. */
    Days with(int day) {
        int found = Arrays.binarySearch(sorted, day);
        if (found >= 0) {
            return this;
        }
        int place = -found - 1;
        int[] more = new int[sorted.length + 1];
        System.arraycopy(sorted, 0, more, 0, place);
        more[place] = day;
        System.arraycopy(sorted, place, more, place + 1, sorted.length - place);
        return new Days(more);
    }

    Days from(int day) {
        return isEmpty() || first() >= day
                ? this
                : new Days(Arrays.stream(sorted).filter(d -> d >= day).toArray());
    }

    /** How many days the two have in common at their beginning. */
    int commonPrefix(Days other) {
        int differing = Arrays.mismatch(sorted, other.sorted);
        return differing < 0 ? sorted.length : differing;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int size() {
        return sorted.length;
    }

    int get(int index) {
        return sorted[index];
    }

    int first() {
        return sorted[0];
    }

    int last() {
        return sorted[sorted.length - 1];
    }
}
