package dev.sapando.client;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells whoever wants to know how an event ended. A listener that throws, whatever, is logged, once, and holds up nobody. */
final class Announcer {
    private static final System.Logger LOG = System.getLogger(Announcer.class.getName());

    private final Meters meters;
    private final Consumer<Verdict> listener;
    private final AtomicBoolean complained = new AtomicBoolean();

    Announcer(Meters meters, Consumer<Verdict> listener) {
        this.meters = meters;
        this.listener = listener;
    }

    void announce(Verdict verdict, @Nullable Awaited waiting) {
        switch (verdict.outcome()) {
            case ACCEPTED -> meters.accepted(1);
            case REJECTED -> meters.rejected(1, verdict.code());
            case UNSENT -> meters.dropped(1);
            case NOT_TAKEN, KEPT -> {}
        }
        try {
            listener.accept(verdict);
        } catch (RuntimeException | Error e) {
            if (complained.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.ERROR, "listener_failed eventId=" + verdict.eventId(), e);
            }
        }
        if (waiting != null) {
            waiting.verdict().complete(verdict);
        }
    }
}
