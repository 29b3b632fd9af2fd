package dev.sapando.monitoring.exposition;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One gauge and its series. A series stays registered while it has a value and only its value moves: were it taken away and put back,
 * a scrape in between would miss it, or meet the old and the new one and fail. One thread refreshes, any may scrape.
 */
final class LiveGauge {
    private final MultiGauge gauge;
    private final Supplier<List<Sample>> samples;
    private final Map<Tags, AtomicReference<Double>> values = new HashMap<>();

    LiveGauge(MultiGauge gauge, Supplier<List<Sample>> samples) {
        this.gauge = gauge;
        this.samples = samples;
    }

    void refresh() {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        var present = new HashSet<Tags>();
        for (Sample sample : samples.get()) {
            Tags tags = tags(sample);
            AtomicReference<Double> value = values.computeIfAbsent(tags, series -> new AtomicReference<>());
            value.set(sample.value());
            present.add(tags);
            rows.add(MultiGauge.Row.of(tags, value, AtomicReference::get));
        }
        values.keySet().retainAll(present);
        gauge.register(rows);
    }

    private static Tags tags(Sample sample) {
        return Tags.of(sample.labels().entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList());
    }
}
