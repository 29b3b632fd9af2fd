package dev.sapando.ingest.cost;

import dev.sapando.event.topic.Topic;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a systematic sample of a topic: from each partition its share of the records, at evenly spaced places from the oldest to
 * the newest; everything where that is no more. Reading so costs the same however much there is.
 */
final class Sampler {
    private static final int PLACES = 10;
    private static final Duration POLL = Duration.ofMillis(200);
    /** A place where nothing comes (transaction markers only, or compacted away) is left after this. */
    private static final int EMPTY_POLLS = 5;

    private final Consumer<byte[], byte[]> consumer;
    private final int records;

    /** @param records of one topic, at most */
    Sampler(Consumer<byte[], byte[]> consumer, int records) {
        this.consumer = consumer;
        this.records = records;
    }

    <V> Sample of(Topic<?, V> topic, TopicBytes bytes) {
        var sampling = new Sampling<>(topic);
        List<PartitionBytes> filled =
                bytes.partitions().stream().filter(p -> p.end() > p.first()).toList();
        for (PartitionBytes partition : filled) {
            sample(
                    new TopicPartition(topic.name(), partition.partition()),
                    partition,
                    records / filled.size(),
                    sampling);
        }
        return sampling.sample();
    }

    private void sample(TopicPartition at, PartitionBytes partition, int share, Sampling<?> into) {
        consumer.assign(List.of(at));
        long there = partition.end() - partition.first();
        if (there <= share) {
            read(at, partition.first(), partition.end(), Integer.MAX_VALUE, into);
            return;
        }
        for (int place = 0; place < PLACES; place++) {
            long from = partition.first() + there * place / PLACES;
            long until = partition.first() + there * (place + 1) / PLACES;
            read(at, from, until, Math.max(1, share / PLACES), into);
        }
    }

    private void read(TopicPartition at, long from, long until, int most, Sampling<?> into) {
        consumer.seek(at, from);
        int taken = 0;
        int empty = 0;
        while (taken < most && empty < EMPTY_POLLS && consumer.position(at) < until) {
            var polled = consumer.poll(POLL);
            empty = polled.isEmpty() ? empty + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> each : polled) {
                if (taken < most && each.offset() < until) {
                    into.add(orEmpty(each.key()), orEmpty(each.value()));
                    taken++;
                }
            }
        }
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
