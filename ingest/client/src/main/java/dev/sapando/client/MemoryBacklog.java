package dev.sapando.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A backlog that ends with the process. */
final class MemoryBacklog implements Backlog {
    private final int mostEvents;
    private final long mostBytes;
    private final Deque<Held> events = new ArrayDeque<>();
    private long bytes;
    private UnderWay underWay = UnderWay.NONE;

    MemoryBacklog(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    @Override
    public String keptIn() {
        return "";
    }

    @Override
    public boolean hasRoomFor(int more) {
        return events.size() < mostEvents && bytes + more <= mostBytes;
    }

    @Override
    public void add(Held event) {
        events.addLast(event);
        bytes += event.json().length;
    }

    @Override
    public List<Held> oldest(int most, long mostOfBytes) {
        var batch = new ArrayList<Held>();
        long taken = 0;
        for (Held event : events) {
            taken += event.json().length;
            if (!batch.isEmpty() && (batch.size() == most || taken > mostOfBytes)) {
                break;
            }
            batch.add(event);
        }
        return batch;
    }

    @Override
    public UnderWay underWay() {
        return underWay;
    }

    @Override
    public void underWay(UnderWay going) {
        underWay = going;
    }

    @Override
    public void removeOldest(int count) {
        underWay = underWay.without(count);
        for (int i = 0; i < count; i++) {
            bytes -= events.removeFirst().json().length;
        }
    }

    @Override
    public long events() {
        return events.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void sync() {
        // Nothing outlives the process here.
    }

    @Override
    public void close() {
        events.clear();
        bytes = 0;
    }
}
