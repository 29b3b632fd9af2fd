package dev.sapando.monitoring.people;

import java.util.Arrays;

/** Days in an array that is used again for the next person. */
public final class DayList {
    private int[] days = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int day) {
        if (size > 0 && days[size - 1] == day) {
            return;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
        }
        days[size++] = day;
    }

    /** What several visitors brought becomes one sorted set. */
    void sort() {
        Arrays.sort(days, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || days[distinct - 1] != days[i]) {
                days[distinct++] = days[i];
            }
        }
        size = distinct;
    }

    public int size() {
        return size;
    }

    public int get(int index) {
        return days[index];
    }

    /** The earliest, or {@link dev.sapando.monitoring.business.StoredHistory#NEVER}. */
    public int first() {
        return size == 0 ? Integer.MAX_VALUE : days[0];
    }

    /** Whether it is one of them, which are sorted. */
    public boolean has(int day) {
        return Arrays.binarySearch(days, 0, size, day) >= 0;
    }

    /** How many lie within, both included. */
    public int within(int from, int until) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (days[i] >= from && days[i] <= until) {
                count++;
            }
        }
        return count;
    }
}
