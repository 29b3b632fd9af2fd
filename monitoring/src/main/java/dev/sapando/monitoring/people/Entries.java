package dev.sapando.monitoring.people;

import dev.sapando.monitoring.business.CustomerSince;
import dev.sapando.monitoring.business.StoredHistory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visitor's id and history as one array each, in numbered slots. */
final class Entries {
    private static final int LENGTH_BYTES = 2;
    /** What a Java array takes beside its contents, and what it is rounded up to. */
    private static final int ARRAY_HEADER = 16;

    private static final int ALIGNMENT = 8;
    private static final int REFERENCE = 4;

    /** Clients choose the ids: without it they could choose ids that all fall into one place. */
    private final int seed = new SecureRandom().nextInt();

    private final SlotTable byVisitor = new SlotTable();
    private final Deque<Integer> free = new ArrayDeque<>();
    private byte[] @Nullable [] entries = new byte[1024][];
    private int end;
    private int visitors;
    private long arrayBytes;

    int hash(byte[] id) {
        int hash = seed;
        for (byte each : id) {
            hash = (hash ^ each) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        return hash ^ hash >>> 13;
    }

    int find(byte[] visitor) {
        return byVisitor.find(hash(visitor), slot -> isOf(slot, visitor));
    }

    /** The slot of the visitor, whose history is this now. */
    int put(byte[] visitor, byte[] history) {
        int slot = find(visitor);
        if (slot < 0) {
            slot = free.isEmpty() ? end++ : free.pop();
            if (slot == entries.length) {
                entries = Arrays.copyOf(entries, 2 * slot);
            }
            byVisitor.add(hash(visitor), slot);
            visitors++;
        }
        byte[] before = entries[slot];
        arrayBytes -= before == null ? 0 : inMemory(before);
        byte[] entry = new byte[LENGTH_BYTES + visitor.length + history.length];
        entry[0] = (byte) (visitor.length >>> 8);
        entry[1] = (byte) visitor.length;
        System.arraycopy(visitor, 0, entry, LENGTH_BYTES, visitor.length);
        System.arraycopy(history, 0, entry, LENGTH_BYTES + visitor.length, history.length);
        entries[slot] = entry;
        arrayBytes += inMemory(entry);
        return slot;
    }

    void remove(byte[] visitor, int slot) {
        byVisitor.remove(hash(visitor), slot);
        arrayBytes -= inMemory(bytes(slot));
        entries[slot] = null;
        free.push(slot);
        visitors--;
    }

    boolean isEmpty(int slot) {
        return entries[slot] == null;
    }

    byte[] bytes(int slot) {
        byte[] entry = entries[slot];
        if (entry == null) {
            throw new IllegalStateException("no visitor is in slot " + slot);
        }
        return entry;
    }

    static int historyOffset(byte[] entry) {
        return LENGTH_BYTES + ((entry[0] & 0xFF) << 8 | entry[1] & 0xFF);
    }

    List<CustomerSince> customers(int slot) {
        byte[] entry = bytes(slot);
        return new StoredHistory()
                .read(entry, historyOffset(entry))
                .details()
                .provenance()
                .customers();
    }

    /** Slots in use are below. */
    int end() {
        return end;
    }

    int visitors() {
        return visitors;
    }

    long memory() {
        return arrayBytes + (long) REFERENCE * entries.length + byVisitor.bytes();
    }

    static byte[] utf8(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isOf(int slot, byte[] visitor) {
        byte[] entry = bytes(slot);
        int offset = historyOffset(entry);
        return offset - LENGTH_BYTES == visitor.length
                && Arrays.equals(entry, LENGTH_BYTES, offset, visitor, 0, visitor.length);
    }

    private static long inMemory(byte[] array) {
        return (ARRAY_HEADER + array.length + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
    }
}
