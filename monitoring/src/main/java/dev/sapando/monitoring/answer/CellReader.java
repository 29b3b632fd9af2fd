package dev.sapando.monitoring.answer;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Cells, out of {@code metrics.business} and {@code costs.daily}. */
public record CellReader(Cells cells, Freshness freshness) implements WholeTopics.Keeping {
    @Override
    public List<String> topics() {
        return List.of(Topics.METRICS_BUSINESS.name(), Topics.COSTS_DAILY.name());
    }

    @Override
    public void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp) {
        String key = Topics.METRICS_BUSINESS.keys().deserializer().deserialize(record.topic(), record.key());
        MetricCell value = Topics.METRICS_BUSINESS.values().deserializer().deserialize(record.topic(), record.value());
        Cell cell = value == null ? Cell.ofKey(key) : Cell.of(value);
        if (!cell.key().equals(key)) {
            throw new SerializationException("a cell " + cell.key() + " does not stand under " + key);
        }
        BigDecimal amount = value == null ? null : value.getValue();
        cells.put(cell, amount);
        if (caughtUp && amount != null && cell.metric().equals("newest.arrival")) {
            freshness.reached(Instant.ofEpochMilli(amount.longValue()));
        }
    }
}
