package dev.sapando.monitoring.business;

import dev.sapando.event.EventType;
import dev.sapando.monitoring.disk.Scrubbing;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition has come: the newest event time and the newest arrival, epoch milliseconds, as cells
 * {@code newest.event} and {@code newest.arrival}; an erasure has arrived ({@code newest.erasure}, too), but is nothing that happened in
 * the shop. Kept in a store, because a crash between two reports must not lose it.
 */
final class Newest extends ContextualProcessor<String, Event, Cell, BigDecimal> {
    static final String[] STORES =
            Stream.concat(Stream.of("newest"), Stream.of(VisitorStores.NAMES)).toArray(String[]::new);
    static final String EVENT = "newest.event";
    static final String ARRIVAL = "newest.arrival";
    static final String ERASURE = "newest.erasure";

    private static final String REPORTED = "reported.";
    private static final Duration EVERY = Duration.ofMillis(250);
    /** The first time soon after the start, since an instance need not live for a day. */
    private static final Duration FIRST_FORGETTING = Duration.ofMinutes(1);

    private static final Duration FORGETTING = Duration.ofHours(24);

    private final BusinessDays days;
    private final int horizon;
    private final Duration cleaning;
    private @Nullable Scrubbing scrubbing;
    private @Nullable KeyValueStore<String, Long> newest;
    private boolean toReport;
    private long forgetAt;

    Newest(BusinessDays days, int horizon, Duration cleaning) {
        this.days = days;
        this.horizon = horizon;
        this.cleaning = cleaning;
    }

    static void addTo(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORES[0]), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<Cell, BigDecimal> context) {
        super.init(context);
        newest = context.getStateStore(STORES[0]);
        toReport = true; // a revived task may have lost its last report with the transaction
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> report(now));
        scrubbing = Scrubbing.of(context, cleaning, VisitorStores.NAMES);
        forgetAt = 0;
        context.schedule(FIRST_FORGETTING, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Event> record) {
        if (record.value() == null) {
            return;
        }
        if (!EventType.ERASURE.is(record.value())) {
            keep(EVENT, record.value().getOccurredAt().toEpochMilli());
        } else {
            keep(ERASURE, record.timestamp());
            if (scrubbing != null) {
                scrubbing.erased();
            }
        }
        keep(ARRIVAL, record.timestamp());
    }

    /** Visitors, sessions and lists beyond the horizon: what they added to the cells stays, correcting them ends. */
    private void forget(long now) {
        Long newestEvent = store().get(EVENT);
        if (newestEvent != null && forgetAt <= now) {
            forgetAt = now + FORGETTING.toMillis();
            VisitorStores visitors = VisitorStores.of(context());
            visitors.forgetBefore(days.dayOf(Instant.ofEpochMilli(newestEvent)) - horizon);
            visitors.erasures().forgetOld(now);
        }
    }

    private void keep(String name, long at) {
        if (known(name) < at) {
            store().put(name, at);
            toReport = true;
        }
    }

    private void report(long now) {
        if (toReport) {
            toReport = false;
            report(EVENT, now);
            report(ARRIVAL, now);
            report(ERASURE, now);
        }
    }

    /** As a change, like everything else: it takes the way of the sums, and arrives with them. */
    private void report(String name, long now) {
        long newestKnown = known(name);
        long change = newestKnown - known(REPORTED + name);
        if (change != 0) {
            Cell cell = Cell.of(
                    name, "now", "partition", String.valueOf(context().taskId().partition()));
            context().forward(new Record<>(cell, BigDecimal.valueOf(change), now));
            store().put(REPORTED + name, newestKnown);
        }
    }

    private long known(String name) {
        Long at = store().get(name);
        return at == null ? 0 : at;
    }

    private KeyValueStore<String, Long> store() {
        if (newest == null) {
            throw new IllegalStateException("used before init");
        }
        return newest;
    }
}
