package dev.sapando.ingest.verify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what had to be read back from the changelogs at a start: nothing after a clean stop, the whole state after a crash. */
final class Restored implements StateRestoreListener {
    static final String METER = "sapando_verification_restored_records";

    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);

    private final Counter records;

    Restored(MeterRegistry registry) {
        records = Counter.builder(METER)
                .description("Records of state read back from its changelog since the start; none after a clean stop")
                .register(registry);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        // What counts is how many there were, which is known at the end.
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long last, long restored) {
        records.increment(restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        if (total > 0) {
            LOG.info("state_restored store={} partition={} records={}", store, changelog.partition(), total);
        }
    }
}
