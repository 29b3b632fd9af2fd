package dev.sapando.monitoring.business;

import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Sums changes of the same cell for a moment before they travel: an event changes several cells, and a thousand events
 * change much the same ones. In a store, since what is gathered when a commit comes must not be lost with a crash after it.
 */
final class GatheredChanges extends ContextualProcessor<Cell, BigDecimal, String, MetricCell> {
    static final String STORE = "gathered-changes";

    private static final Duration EVERY = Duration.ofMillis(200);

    private @Nullable KeyValueStore<String, byte[]> gathered;

    static void addTo(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                        .withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<String, MetricCell> context) {
        super.init(context);
        gathered = context.getStateStore(STORE);
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::sendOn);
    }

    @Override
    public void process(Record<Cell, BigDecimal> change) {
        String key = change.key().key();
        byte[] known = store().get(key);
        BigDecimal amount = change.value().setScale(Cell.SCALE);
        BigDecimal sum = known == null ? amount : amount.add(decimal(known));
        store().put(key, sum.unscaledValue().toByteArray());
    }

    private void sendOn(long now) {
        List<KeyValue<String, byte[]>> changes = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            all.forEachRemaining(changes::add);
        }
        for (KeyValue<String, byte[]> change : changes) {
            BigDecimal amount = decimal(change.value);
            if (amount.signum() != 0) {
                context()
                        .forward(new Record<>(change.key, Cell.ofKey(change.key).with(amount), now));
            }
            store().delete(change.key);
        }
    }

    private static BigDecimal decimal(byte[] unscaled) {
        return new BigDecimal(new BigInteger(unscaled), Cell.SCALE);
    }

    private KeyValueStore<String, byte[]> store() {
        if (gathered == null) {
            throw new IllegalStateException("used before init");
        }
        return gathered;
    }
}
