package dev.sapando.ingest.replay;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends parcels; one that is too large for the collector goes out in halves, and the next ones are made smaller. */
final class Delivery {
    private static final int BATCH_EVENTS = 500;

    private final CollectorClient collector;
    private final AtomicInteger most = new AtomicInteger(BATCH_EVENTS);

    Delivery(CollectorClient collector) {
        this.collector = collector;
    }

    /** Events a parcel should have at most: fewer once the collector said that it takes fewer. */
    int most() {
        return most.get();
    }

    /** How every part of it ended, in the order of its events. */
    List<Sent> send(Parcel parcel) throws InterruptedIOException {
        Sent sent = collector.send(parcel);
        if (!sent.isTooLarge() || parcel.size() == 1) {
            return List.of(sent);
        }
        if (sent.problem().contains("too_many_events")) {
            most.accumulateAndGet((parcel.size() + 1) / 2, Math::min);
        }
        var all = new ArrayList<Sent>();
        for (Parcel half : parcel.halves()) {
            all.addAll(send(half));
        }
        return List.copyOf(all);
    }
}
