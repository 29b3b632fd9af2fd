package dev.sapando.ingest.collect;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes of requests that are being read, checked or waited for, up to a bound. */
final class InFlight {
    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    InFlight(long most) {
        this.most = most;
    }

    /** False where the bound would be passed; then nothing was taken. */
    boolean take(long more) {
        if (bytes.addAndGet(more) <= most) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    void release(long less) {
        bytes.addAndGet(-less);
    }

    long bytes() {
        return bytes.get();
    }
}
