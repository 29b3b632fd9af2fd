package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What is going to happen, soonest first; what is due at once happens in the order in which it was written down. */
final class Agenda {
    private record Entry(long due, long serial, Happening happening) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::serial));
    private long serial;

    void add(Happening happening) {
        entries.add(new Entry(happening.due(), serial++, happening));
    }

    /** Takes off what is due until then. */
    List<Happening> dueBy(long until) {
        var due = new ArrayList<Happening>();
        for (Entry next = entries.peek(); next != null && next.due() <= until; next = entries.peek()) {
            entries.remove();
            due.add(next.happening());
        }
        return due;
    }
}
