package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.catalogue.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the answers as gauges. Gauges, because the numbers move when older events arrive, and a day's total starts anew. */
public final class Exposition {
    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);

    private final List<LiveGauge> gauges = new ArrayList<>();
    private final Set<String> names;

    public Exposition(Answers answers, MeterRegistry registry) {
        Map<String, Supplier<List<Sample>>> byName = new Gauges(answers).byName();
        names = Set.copyOf(byName.keySet());
        byName.forEach((name, samples) -> gauges.add(new LiveGauge(
                MultiGauge.builder(name).description(description(answers, name)).register(registry), samples)));
    }

    Set<String> names() {
        return names;
    }

    /** Takes the numbers anew. One gauge that fails does not blind the others. */
    public void refresh() {
        gauges.forEach(gauge -> {
            try {
                gauge.refresh();
            } catch (RuntimeException e) {
                LOG.error("gauge_failed", e);
            }
        });
    }

    private static String description(Answers answers, String name) {
        return answers.catalogue().metrics().stream()
                .filter(metric -> metric.prometheus().contains(name))
                .findFirst()
                .map(Metric::question)
                .orElseThrow(() -> new IllegalStateException(name + " belongs to no metric of the catalogue"));
    }
}
