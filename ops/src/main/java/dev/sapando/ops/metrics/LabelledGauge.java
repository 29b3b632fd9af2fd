package dev.sapando.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A gauge of one series for each set of labels. A series stays registered while it has a value and only its value moves: were it
 * taken away and put back, a scrape in between would miss it, or meet the old and the new one and fail. One thread shows, any may
 * scrape.
 */
public final class LabelledGauge {
    private final MultiGauge gauge;
    private final Map<Map<String, String>, AtomicReference<Double>> series = new HashMap<>();

    public LabelledGauge(String name, String description, MeterRegistry registry) {
        gauge = MultiGauge.builder(name).description(description).register(registry);
    }

    /** @param values by labels; what is not among them is gone */
    public void show(Map<? extends Map<String, String>, ? extends Number> values) {
        series.keySet().retainAll(values.keySet());
        values.forEach((labels, value) ->
                series.computeIfAbsent(labels, added -> new AtomicReference<>()).set(value.doubleValue()));
        gauge.register(series.entrySet().stream()
                .map(each -> MultiGauge.Row.of(tags(each.getKey()), each.getValue(), AtomicReference::get))
                .collect(Collectors.toList()));
    }

    private static Tags tags(Map<String, String> labels) {
        return Tags.of(labels.entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList());
    }
}
