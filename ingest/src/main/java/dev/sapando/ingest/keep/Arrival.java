package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it came, not yet read: where it stood, when it arrived, its bytes. */
record Arrival(String topic, int partition, long offset, long timestamp, byte @Nullable [] value) {
    private static final int OVERHEAD = 100;

    static Arrival of(ConsumerRecord<byte[], byte[]> consumed) {
        return new Arrival(
                consumed.topic(), consumed.partition(), consumed.offset(), consumed.timestamp(), consumed.value());
    }

    Instant at() {
        return Instant.ofEpochMilli(timestamp);
    }

    LocalDate day() {
        return LocalDate.ofInstant(at(), ZoneOffset.UTC);
    }

    /** About as much heap as it takes. */
    int size() {
        return OVERHEAD + (value == null ? 0 : value.length);
    }
}
