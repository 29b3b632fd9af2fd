package dev.sapando.ingest.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was read of Kafka and is not committed yet; bounded by whoever adds. For one thread. */
final class Pending {
    private final PendingLimits limits;
    private final Map<String, List<Arrival>> byTopic = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> next = new LinkedHashMap<>();
    private long rows;
    private long bytes;
    private boolean moved;
    private @Nullable Instant since;

    Pending(PendingLimits limits) {
        this.limits = limits;
    }

    void add(Arrival arrival, Instant now) {
        byTopic.computeIfAbsent(arrival.topic(), topic -> new ArrayList<>()).add(arrival);
        next.put(new TopicPartition(arrival.topic(), arrival.partition()), arrival.offset() + 1);
        rows++;
        bytes += arrival.size();
        since = since == null ? now : since;
    }

    /** Not behind the last record but where Kafka makes it go on: to be committed at once, before the place is lost by a crash. */
    void goOnAt(TopicPartition partition, long offset) {
        next.put(partition, offset);
        moved = true;
    }

    boolean isDue(Instant now) {
        return moved || since != null && (isFull() || !now.isBefore(since.plus(limits.interval())));
    }

    /** Nothing more may be added. */
    boolean isFull() {
        return rows >= limits.rows() || bytes >= limits.bytes();
    }

    boolean isEmpty() {
        return rows == 0 && !moved;
    }

    long rows(String topic) {
        return byTopic.getOrDefault(topic, List.of()).size();
    }

    Map<String, List<Arrival>> byTopic() {
        return byTopic;
    }

    /** By partition of a topic, the offset behind the last one that is here. */
    Map<Integer, Long> next(String topic) {
        var offsets = new TreeMap<Integer, Long>();
        next.forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                offsets.put(partition.partition(), offset);
            }
        });
        return offsets;
    }

    void clear() {
        byTopic.clear();
        next.clear();
        rows = 0;
        bytes = 0;
        moved = false;
        since = null;
    }

    /**
     * When what was read has to be committed.
     *
     * @param interval after the first row: {@code ARCHIVE_FLUSH_INTERVAL}
     * @param rows of all topics together: {@code ARCHIVE_FLUSH_ROWS}
     * @param bytes in memory: {@code ARCHIVE_BUFFER_BYTES}
     */
    record PendingLimits(Duration interval, int rows, int bytes) {}
}
