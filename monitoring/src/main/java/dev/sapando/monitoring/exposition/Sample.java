package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Row;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One value of a gauge. */
record Sample(SortedMap<String, String> labels, double value) {
    static Sample of(Row row, @Nullable BigDecimal value, String... more) {
        var labels = new TreeMap<>(row.labels());
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        return new Sample(labels, value == null ? Double.NaN : value.doubleValue());
    }
}
