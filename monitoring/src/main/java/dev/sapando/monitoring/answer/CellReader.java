package dev.sapando.monitoring.answer;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads every partition of {@code metrics.business} and {@code costs.daily} from its beginning into the cells, so that any instance answers for all. */
public final class CellReader implements AutoCloseable {
    private final Cells cells;
    private final Freshness freshness;
    private final WholeTopics topics;

    /** @param consumers read committed records only; each is used until it fails */
    public CellReader(Supplier<Consumer<byte[], byte[]>> consumers, Cells cells, Freshness freshness) {
        this.cells = cells;
        this.freshness = freshness;
        topics = new WholeTopics(
                "cells", List.of(Topics.METRICS_BUSINESS.name(), Topics.COSTS_DAILY.name()), consumers, this::keep);
    }

    public CellReader start() {
        topics.start();
        return this;
    }

    /** What is missing, in a sentence; empty once everything that stood there at the start is in the cells. */
    public Optional<String> complaint() {
        return topics.complaint();
    }

    /** Whether the cells are a part of what there is. */
    public boolean isCatchingUp() {
        return topics.isCatchingUp();
    }

    @Override
    public void close() {
        topics.close();
    }

    private void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp) {
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
