package dev.sapando.ingest.cost;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a number of the ledger belongs, as on {@code costs.daily}.
 *
 * @param metric {@code cost.stored_bytes} and the like
 * @param day of the wall, UTC: what arrives is kept and moved by arrival
 */
public record CostCell(String metric, LocalDate day, SortedMap<String, String> labels) {
    static final int SCALE = 4;

    public CostCell {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    static CostCell of(MetricCell cell) {
        return new CostCell(cell.getMetric(), LocalDate.parse(cell.getPeriod()), new TreeMap<>(cell.getLabels()));
    }

    /** {@code metric|day|label=value…}, labels in alphabetical order: as the cells of business metrics. */
    String key() {
        var parts = new ArrayList<String>();
        parts.add(metric);
        parts.add(day.toString());
        labels.forEach((name, value) -> parts.add(name + "=" + value));
        return CompositeKey.of(parts.toArray(String[]::new));
    }

    MetricCell with(BigDecimal value) {
        return new MetricCell(metric, day.toString(), labels, value.setScale(SCALE));
    }
}
