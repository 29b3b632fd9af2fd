package dev.sapando.ingest.collect;

import org.jspecify.annotations.Nullable;

/**
 * A few values by name, for names that come from a JSON parser over and over: it gives the same {@code String} for the same name most
 * of the time, so the one that came last is remembered and compared by identity first. Filled once, then read by any thread.
 */
final class NamedTable<T> {
    private static final class Entry<T> {
        final String name;
        final T value;
        /** Equal to the name, whichever thread wrote it last. */
        String spelled;

        Entry(String name, T value) {
            this.name = name;
            this.value = value;
            spelled = name;
        }
    }

    private final @Nullable Entry<T>[] entries;
    private int size;

    /** @param most of them there will be */
    @SuppressWarnings({"unchecked", "rawtypes"})
    NamedTable(int most) {
        entries = new Entry[Integer.highestOneBit(most) * 4];
    }

    void put(String name, T value) {
        int at = slot(name);
        while (entries[at] != null) {
            at = next(at);
        }
        entries[at] = new Entry<>(name, value);
        size++;
    }

    int size() {
        return size;
    }

    @Nullable
    T get(String name) {
        int at = slot(name);
        for (Entry<T> entry = entries[at]; entry != null; entry = entries[at]) {
            if (entry.spelled == name) {
                return entry.value;
            }
            if (entry.name.equals(name)) {
                entry.spelled = name;
                return entry.value;
            }
            at = next(at);
        }
        return null;
    }

    private int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 16) & (entries.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (entries.length - 1);
    }
}
