package dev.sapando.client;

import java.util.concurrent.atomic.AtomicBoolean;

/** A back end's meters, of which one that throws is logged, once, and holds up neither events nor their verdicts. */
record GuardedMeters(Meters meters, AtomicBoolean complained) implements Meters {
    private static final System.Logger LOG = System.getLogger(GuardedMeters.class.getName());

    GuardedMeters(Meters meters) {
        this(meters, new AtomicBoolean());
    }

    @Override
    public void sent(int events) {
        guarded(() -> meters.sent(events));
    }

    @Override
    public void accepted(int events) {
        guarded(() -> meters.accepted(events));
    }

    @Override
    public void rejected(int events, String code) {
        guarded(() -> meters.rejected(events, code));
    }

    @Override
    public void retried(int events) {
        guarded(() -> meters.retried(events));
    }

    @Override
    public void dropped(int events) {
        guarded(() -> meters.dropped(events));
    }

    @Override
    public void spilled(int events) {
        guarded(() -> meters.spilled(events));
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            if (complained.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.ERROR, "meters_failed", e);
            }
        }
    }
}
