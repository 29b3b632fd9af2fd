package dev.sapando.monitoring.business;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a number belongs: a family such as {@code sessions.purchase}, a period such as {@code 2024-03-01}, and labels. */
public record Cell(String metric, String period, SortedMap<String, String> labels) {
    /** Decimal places of every value on the topic. */
    public static final int SCALE = 4;

    public Cell {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** @param labels name, value, name, value */
    public static Cell of(String metric, String period, String... labels) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return new Cell(metric, period, map);
    }

    /** The cell of the same metric and period that has one label more. */
    public Cell and(String label, String value) {
        var more = new TreeMap<>(labels);
        more.put(label, value);
        return new Cell(metric, period, more);
    }

    public static Cell of(MetricCell cell) {
        return new Cell(cell.getMetric(), cell.getPeriod(), new TreeMap<>(cell.getLabels()));
    }

    /** The cell that {@link #key()} was made of; labels hold no {@code =} in their names. */
    public static Cell ofKey(String key) {
        var parts = CompositeKey.parts(key);
        var labels = new TreeMap<String, String>();
        for (String label : parts.subList(2, parts.size())) {
            int equals = label.indexOf('=');
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return new Cell(parts.get(0), parts.get(1), labels);
    }

    /** {@code metric|period|label=value…}, labels in alphabetical order. */
    public String key() {
        var parts = new ArrayList<String>(2 + labels.size());
        parts.add(metric);
        parts.add(period);
        labels.forEach((name, value) -> parts.add(name + "=" + value));
        return CompositeKey.of(parts.toArray(String[]::new));
    }

    public MetricCell with(BigDecimal value) {
        return new MetricCell(metric, period, labels, value.setScale(SCALE, RoundingMode.UNNECESSARY));
    }

    static MetricCell sum(MetricCell one, MetricCell other) {
        return new MetricCell(
                one.getMetric(),
                one.getPeriod(),
                one.getLabels(),
                one.getValue().add(other.getValue()));
    }
}
