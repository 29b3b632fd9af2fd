package dev.sapando.serving.neighbours;

import java.util.Arrays;

/** Scores of items while one list is made: an open-addressing map from item number to sum and count, in plain arrays. */
final class ItemScores {
    private static final int EMPTY = -1;

    private int[] items = filled(1024);
    private double[] sums = new double[1024];
    private int[] counts = new int[1024];
    private int[] used = new int[512];
    private int size;

    void clear() {
        for (int i = 0; i < size; i++) {
            items[used[i]] = EMPTY;
        }
        size = 0;
    }

    void add(int item, double weight) {
        int slot = slot(item);
        if (items[slot] == EMPTY) {
            if (size == used.length) {
                grow();
                slot = slot(item);
            }
            items[slot] = item;
            sums[slot] = 0;
            counts[slot] = 0;
            used[size++] = slot;
        }
        sums[slot] += weight;
        counts[slot]++;
    }

    int size() {
        return size;
    }

    /** The item that was added as the {@code index}-th different one. */
    int item(int index) {
        return items[used[index]];
    }

    double sum(int index) {
        return sums[used[index]];
    }

    int count(int index) {
        return counts[used[index]];
    }

    private int slot(int item) {
        int mask = items.length - 1;
        // Fibonacci hashing: neighbouring numbers land far apart.
        int slot = (item * 0x9E3779B9) >>> 7 & mask;
        while (items[slot] != EMPTY && items[slot] != item) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldItems = items;
        double[] oldSums = sums;
        int[] oldCounts = counts;
        int[] oldUsed = used;
        items = filled(oldItems.length * 2);
        sums = new double[items.length];
        counts = new int[items.length];
        used = new int[items.length / 2];
        for (int i = 0; i < size; i++) {
            int from = oldUsed[i];
            int to = slot(oldItems[from]);
            items[to] = oldItems[from];
            sums[to] = oldSums[from];
            counts[to] = oldCounts[from];
            used[i] = to;
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, EMPTY);
        return array;
    }
}
