package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.ops.metrics.LabelledGauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the answers as gauges. Gauges, because the numbers move when older events arrive, and a day's total starts anew. */
public final class Exposition {
    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);
    private static final String INFO = "_info";

    private final Supplier<Map<String, Supplier<List<Sample>>>> round;
    private final Map<String, LabelledGauge> gauges = new LinkedHashMap<>();

    /** @param round makes every gauge's samples, by name: anew for each refresh, in which what several are made of is asked for once */
    private Exposition(Answers answers, Supplier<Map<String, Supplier<List<Sample>>>> round, MeterRegistry registry) {
        this.round = round;
        for (String name : round.get().keySet()) {
            gauges.put(name, new LabelledGauge(meter(name), help(answers, name), registry));
        }
    }

    /** What is summed up already, and cheap to show. */
    public static Exposition ofSums(Answers answers, MeterRegistry registry) {
        return new Exposition(answers, () -> new Gauges(answers).byName(), registry);
    }

    /** What is counted anew each time. */
    public static Exposition ofPeople(Answers answers, MeterRegistry registry) {
        return new Exposition(answers, () -> new PeopleGauges(answers).byName(), registry);
    }

    Set<String> names() {
        return gauges.keySet();
    }

    /** Takes the numbers anew. A gauge that fails shows nothing rather than what was, and does not blind the others. */
    public void refresh() {
        round.get().forEach((name, samples) -> show(Objects.requireNonNull(gauges.get(name), name), samples));
    }

    private static void show(LabelledGauge gauge, Supplier<List<Sample>> samples) {
        try {
            gauge.show(samples.get().stream().collect(Collectors.toMap(Sample::labels, Sample::value)));
        } catch (RuntimeException e) {
            gauge.show(Map.of());
            LOG.error("gauge_failed", e);
        }
    }

    private static String help(Answers answers, String name) {
        return answers.catalogue().metrics().stream()
                .map(metric -> metric.prometheus().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " belongs to no metric of the catalogue"));
    }

    /** What Micrometer calls a meter that Prometheus is to have as an info: from any other it takes this ending away. */
    private static String meter(String name) {
        return name.endsWith(INFO) ? name.substring(0, name.length() - INFO.length()) + ".info" : name;
    }
}
