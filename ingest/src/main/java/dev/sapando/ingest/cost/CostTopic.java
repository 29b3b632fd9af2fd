package dev.sapando.ingest.cost;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The ledger's days on {@code costs.daily}: read once at the start, then written where a number changes. */
final class CostTopic implements AutoCloseable {
    private static final String TOPIC = Topics.COSTS_DAILY.name();
    private static final Duration POLL = Duration.ofMillis(200);

    private final Producer<String, MetricCell> producer;

    CostTopic(KafkaSettings kafka) {
        var needed = new HashMap<>(kafka.zstd());
        needed.putAll(Map.of("acks", "all", "client.id", "sapando-cost-ledger"));
        producer = new KafkaProducer<>(
                kafka.client(needed),
                Topics.COSTS_DAILY.keys().serializer(),
                Topics.COSTS_DAILY.values().serializer());
    }

    /** Every day that was reckoned and is still kept. */
    static Map<CostCell, BigDecimal> read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var byKey = new HashMap<String, MetricCell>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                String key = Topics.COSTS_DAILY.keys().deserializer().deserialize(TOPIC, each.key());
                MetricCell cell = Topics.COSTS_DAILY.values().deserializer().deserialize(TOPIC, each.value());
                if (cell == null) {
                    byKey.remove(key);
                } else {
                    byKey.put(key, cell);
                }
            }
        }
        var cells = new HashMap<CostCell, BigDecimal>();
        byKey.values().forEach(cell -> cells.put(CostCell.of(cell), cell.getValue()));
        return cells;
    }

    /** Writes what differs from what was told, and takes back what of {@code today} is no more; returns what is now known. */
    Map<CostCell, BigDecimal> write(LocalDate today, Map<CostCell, BigDecimal> told, Map<CostCell, BigDecimal> now)
            throws ExecutionException, InterruptedException {
        var known = new HashMap<>(told);
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (CostCell cell : told.keySet()) {
            if (cell.day().equals(today) && !now.containsKey(cell)) {
                sent.add(send(cell, null));
                known.remove(cell);
            }
        }
        now.forEach((cell, value) -> {
            if (!value.equals(told.get(cell))) {
                sent.add(send(cell, cell.with(value)));
            }
        });
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        known.putAll(now);
        return known;
    }

    private Future<RecordMetadata> send(CostCell cell, @Nullable MetricCell value) {
        return producer.send(new ProducerRecord<>(TOPIC, cell.key(), value));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
