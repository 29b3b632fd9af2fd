package dev.sapando.monitoring.reconcile;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Turns records into counts of their minute of arrival, records without a key or a readable value included. */
final class Counting<V> extends ContextualProcessor<String, V, String, MinuteCount> {
    interface Counts<V> {
        List<MinuteCount> of(@Nullable V value, long arrival, int partition);
    }

    private final Counts<V> counts;

    Counting(Counts<V> counts) {
        this.counts = counts;
    }

    @Override
    public void process(Record<String, V> record) {
        for (MinuteCount count :
                counts.of(record.value(), record.timestamp(), context().taskId().partition())) {
            context().forward(record.withKey(count.cell().metric()).withValue(count));
        }
    }
}
