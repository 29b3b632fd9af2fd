package dev.sapando.monitoring.business;

import java.time.Instant;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Lets through what has a day to be counted on; a record without a value has nothing to do with days, and passes. */
final class Countable<V> extends ContextualFixedKeyProcessor<String, V, V> {
    private final BiPredicate<V, Instant> passes;

    /** @param passes whether the value can be counted, given its arrival */
    Countable(BiPredicate<V, Instant> passes) {
        this.passes = passes;
    }

    @Override
    public void process(FixedKeyRecord<String, V> record) {
        if (record.value() == null || passes.test(record.value(), Instant.ofEpochMilli(record.timestamp()))) {
            context().forward(record);
        }
    }
}
