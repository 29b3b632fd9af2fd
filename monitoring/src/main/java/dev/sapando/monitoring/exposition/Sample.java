package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Row;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One value of a gauge. */
record Sample(SortedMap<String, String> labels, double value) {
    private static final double SECONDS_A_DAY = 86_400;

    static Sample of(Row row, @Nullable BigDecimal value, String... more) {
        var labels = new TreeMap<>(row.labels());
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        return new Sample(labels, value == null ? Double.NaN : value.doubleValue());
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    Sample without(String label) {
        var others = new TreeMap<>(labels);
        others.remove(label);
        return new Sample(others, value);
    }

    /** Of a value in days; time has one unit in Prometheus. */
    Sample inSeconds() {
        return new Sample(labels, value * SECONDS_A_DAY);
    }
}
