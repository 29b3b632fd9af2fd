package dev.sapando.monitoring.people;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds numbers by the hash of something that they stand for and whoever asks compares: open addressing in two plain arrays, since a
 * map of objects would cost as much memory as what it leads to.
 */
final class SlotTable {
    private static final int EMPTY = -1;

    private int[] slots = filled(1024);
    private int[] hashes = new int[1024];
    private int used;

    /** The slot, or -1. */
    int find(int hash, IntPredicate same) {
        int mask = slots.length - 1;
        for (int i = hash & mask; slots[i] != EMPTY; i = i + 1 & mask) {
            if (hashes[i] == hash && same.test(slots[i])) {
                return slots[i];
            }
        }
        return EMPTY;
    }

    void add(int hash, int slot) {
        if (2 * used >= slots.length) {
            grow();
        }
        place(hash, slot);
        used++;
    }

    /** Those after it move up, as far as their own places allow. */
    void remove(int hash, int slot) {
        int mask = slots.length - 1;
        int hole = hash & mask;
        while (slots[hole] != slot) {
            if (slots[hole] == EMPTY) {
                return;
            }
            hole = hole + 1 & mask;
        }
        for (int i = hole + 1 & mask; slots[i] != EMPTY; i = i + 1 & mask) {
            int home = hashes[i] & mask;
            if ((i - home & mask) >= (i - hole & mask)) {
                slots[hole] = slots[i];
                hashes[hole] = hashes[i];
                hole = i;
            }
        }
        slots[hole] = EMPTY;
        used--;
    }

    long bytes() {
        return 8L * slots.length;
    }

    private void place(int hash, int slot) {
        int mask = slots.length - 1;
        int i = hash & mask;
        while (slots[i] != EMPTY) {
            i = i + 1 & mask;
        }
        slots[i] = slot;
        hashes[i] = hash;
    }

    private void grow() {
        int[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = filled(2 * oldSlots.length);
        hashes = new int[slots.length];
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != EMPTY) {
                place(oldHashes[i], oldSlots[i]);
            }
        }
    }

    private static int[] filled(int length) {
        var empty = new int[length];
        Arrays.fill(empty, EMPTY);
        return empty;
    }
}
