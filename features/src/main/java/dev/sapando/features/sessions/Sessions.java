package dev.sapando.features.sessions;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Turns a visitor's events into sessions: the client's own where an event names one, otherwise events with less than a gap of
 * event time between them; an erasure takes all of them away. The rows are a function of the set of events: within {@code kept} nothing is late, and the order of
 * arrival does not matter.
 */
public final class Sessions {
    private final Gaps gaps;
    private final Duration kept;
    private final Duration cleaning;
    private final DslStoreSuppliers stores;
    private final SessionMeters meters;

    /**
     * @param kept how far behind a visitor's newest session an older one is still kept and corrected
     * @param cleaning how soon the stores' files are free of an erased visitor
     */
    public Sessions(Duration gap, Duration kept, Duration cleaning, DslStoreSuppliers stores, MeterRegistry registry) {
        this.gaps = new Gaps(gap);
        this.kept = kept;
        this.cleaning = cleaning;
        this.stores = stores;
        this.meters = new SessionMeters(registry);
    }

    /** @return visitor and session → the session so far; null for an id that no longer is one */
    public KStream<String, Session> from(KStream<String, Event> events) {
        return events.filter((visitor, event) -> isOfAVisit(event), Named.as("keep-visits"))
                .process(new Growing(), Named.as("grow-sessions"));
    }

    /** What the warehouse pays back is nobody's visit: a refund counts only in the session that its client names. */
    private static boolean isOfAVisit(Event event) {
        String client = event.getSessionId();
        return !EventType.REFUND.is(event) || (client != null && !client.isEmpty());
    }

    private final class Growing implements ProcessorSupplier<String, Event, String, Session> {
        @Override
        public Processor<String, Event, String, Session> get() {
            return new GrowSessions(gaps, kept, meters, cleaning);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return SessionStores.builders(stores);
        }
    }
}
