package dev.sapando.monitoring.business;

import java.math.BigDecimal;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Enters each record into the ledger of its partition and hands on the changes of cells. */
final class Entering<V> extends ContextualProcessor<String, V, Cell, BigDecimal> {
    interface Entry<V> {
        Contributions into(VisitorLedger ledger, String key, V value, Arrived arrived);
    }

    private final Entry<V> entry;
    private final BusinessDays days;
    private final int horizon;
    private @Nullable VisitorLedger ledger;

    Entering(Entry<V> entry, BusinessDays days, int horizon) {
        this.entry = entry;
        this.days = days;
        this.horizon = horizon;
    }

    @Override
    public void init(ProcessorContext<Cell, BigDecimal> context) {
        super.init(context);
        ledger = new VisitorLedger(VisitorStores.of(context), days, horizon);
    }

    @Override
    public void process(Record<String, V> record) {
        if (ledger == null) {
            throw new IllegalStateException("process before init");
        }
        if (record.value() == null) {
            return;
        }
        RecordMetadata place = context().recordMetadata().orElseThrow();
        var arrived = new Arrived(place.partition(), place.offset(), record.timestamp());
        entry.into(ledger, record.key(), record.value(), arrived).forEach((cell, change) -> context()
                .forward(record.withKey(cell).withValue(change)));
    }
}
