package dev.sapando.serving.feed;

import dev.sapando.serving.live.LiveState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one topic's records into the live state. One that cannot be decoded or used is counted and skipped. */
final class Absorber<V> {
    private static final Logger LOG = LoggerFactory.getLogger(Absorber.class);
    /** So many are applied while readers wait: well under a millisecond. */
    private static final int CHUNK = 32;
    /** Of a topic full of bad records, the log shows the first and then one in so many. */
    private static final int LOG_ONE_IN = 10_000;

    private record Decoded<V>(
            ConsumerRecord<String, byte[]> from, @Nullable V value) {}

    private final Feed<V> feed;
    private final LiveState state;
    private final Counter applied;
    private final Counter skipped;

    Absorber(Feed<V> feed, LiveState state, MeterRegistry meters) {
        this.feed = feed;
        this.state = state;
        applied = meters.counter(
                "sapando.serving.feed.records", "topic", feed.topic().name());
        skipped = meters.counter(
                "sapando.serving.feed.skipped", "topic", feed.topic().name());
    }

    void absorb(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> ofPartition = records.records(partition);
            for (int from = 0; from < ofPartition.size(); from += CHUNK) {
                absorb(partition, ofPartition.subList(from, Math.min(from + CHUNK, ofPartition.size())));
            }
        }
    }

    /** The offset before which all is in the state; empty where nothing is. */
    Optional<Long> next(TopicPartition partition) {
        return Optional.ofNullable(state.read(state::offsetsSeen).get(partition.toString()));
    }

    private void absorb(TopicPartition partition, List<ConsumerRecord<String, byte[]>> chunk) {
        List<Decoded<V>> decoded = decode(chunk);
        long next = chunk.get(chunk.size() - 1).offset() + 1;
        state.write(() -> {
            decoded.forEach(this::apply);
            state.seen(partition.toString(), next);
        });
    }

    /** Before the lock is taken. */
    private List<Decoded<V>> decode(List<ConsumerRecord<String, byte[]>> chunk) {
        List<Decoded<V>> decoded = new ArrayList<>(chunk.size());
        for (ConsumerRecord<String, byte[]> entry : chunk) {
            try {
                decoded.add(new Decoded<>(
                        entry, feed.topic().values().deserializer().deserialize(entry.topic(), entry.value())));
            } catch (RuntimeException e) {
                skip(entry, e);
            }
        }
        return decoded;
    }

    private void apply(Decoded<V> decoded) {
        try {
            feed.change().apply(decoded.from.key(), decoded.value);
            applied.increment();
        } catch (RuntimeException e) {
            skip(decoded.from, e);
        }
    }

    private void skip(ConsumerRecord<String, byte[]> entry, RuntimeException e) {
        if (skipped.count() % LOG_ONE_IN == 0) {
            LOG.warn(
                    "record_skipped topic={} partition={} offset={} reason={}",
                    entry.topic(),
                    entry.partition(),
                    entry.offset(),
                    e.toString());
        }
        skipped.increment();
    }
}
