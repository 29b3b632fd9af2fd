package dev.sapando.ingest.replay;

import java.util.HashMap;
import java.util.Map;

/**
 * The how-manieth time a text comes. The texts themselves are not kept: 64 bits of each that came, 11 to 22 bytes a text
 * whatever its length, and a count for those that came again. Two texts with the same 64 bits (one pair in a file of six million
 * rows has a chance of 1 in a million) would count as one; their numbers then differ, so nothing is taken for the same.
 */
final class Occurrences {
    private static final double FULL = 0.75;

    private final Map<Long, Integer> more = new HashMap<>();
    private long[] seen = new long[1 << 10];
    private int size;

    /** 1 the first time. */
    int next(String text) {
        long hash = hash(text);
        return add(hash) ? 1 : more.merge(hash, 2, (before, two) -> before + 1);
    }

    private boolean add(long hash) {
        if (size >= seen.length * FULL) {
            grow();
        }
        int at = place(hash, seen);
        if (seen[at] == hash) {
            return false;
        }
        seen[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[seen.length * 2];
        for (long hash : seen) {
            if (hash != 0) {
                larger[place(hash, larger)] = hash;
            }
        }
        seen = larger;
    }

    /** Where it is, or where it would be. */
    private static int place(long hash, long[] table) {
        int at = (int) hash & (table.length - 1);
        while (table[at] != 0 && table[at] != hash) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    /** FNV-1a over the characters, mixed by MurmurHash3's finalizer; 0 means an empty place. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
