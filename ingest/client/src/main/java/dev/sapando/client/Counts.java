package dev.sapando.client;

import java.util.concurrent.atomic.LongAdder;

/** Meters that count, for who has no metrics library. */
public final class Counts implements Meters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder spilled = new LongAdder();

    @Override
    public void sent(int events) {
        sent.add(events);
    }

    @Override
    public void accepted(int events) {
        accepted.add(events);
    }

    @Override
    public void rejected(int events, String code) {
        rejected.add(events);
    }

    @Override
    public void retried(int events) {
        retried.add(events);
    }

    @Override
    public void dropped(int events) {
        dropped.add(events);
    }

    @Override
    public void spilled(int events) {
        spilled.add(events);
    }

    public long sent() {
        return sent.sum();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    public long retried() {
        return retried.sum();
    }

    public long dropped() {
        return dropped.sum();
    }

    public long spilled() {
        return spilled.sum();
    }
}
