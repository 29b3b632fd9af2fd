package dev.sapando.monitoring.reconcile;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka each time, and says what it answered the time before, so that no stream waits. */
public final class KafkaEmptyPartitions implements EmptyPartitions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEmptyPartitions.class);

    private final Admin admin;
    private final Map<Integer, Long> empty = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();

    public KafkaEmptyPartitions(KafkaSettings kafka) {
        admin = Admin.create(kafka.client(Map.of("client.id", "sapando-empty-partitions")));
    }

    @Override
    public long next(int partition) {
        long answered = empty.getOrDefault(partition, 0L);
        ask(partition);
        return answered;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private void ask(int partition) {
        offset(partition, OffsetSpec.earliest())
                .thenCombine(offset(partition, OffsetSpec.latest()), (first, end) -> first.equals(end) ? end : null)
                .whenComplete((end, failure) -> {
                    if (end == null) {
                        empty.remove(partition);
                    } else {
                        empty.put(partition, end);
                    }
                    tell(failure);
                });
    }

    /** Once until it is over: each partition asks twice a minute. */
    private void tell(@Nullable Throwable failure) {
        boolean was = failing.getAndSet(failure != null);
        if (failure != null && !was) {
            LOG.warn("empty_partitions_not_known reason={}", failure.toString());
        } else if (failure == null && was) {
            LOG.info("empty_partitions_known_again");
        }
    }

    private CompletionStage<Long> offset(int partition, OffsetSpec spec) {
        var asked = new TopicPartition(Topics.EVENTS_COLLECTED.name(), partition);
        return admin.listOffsets(Map.of(asked, spec))
                .partitionResult(asked)
                .toCompletionStage()
                .thenApply(found -> found.offset());
    }
}
