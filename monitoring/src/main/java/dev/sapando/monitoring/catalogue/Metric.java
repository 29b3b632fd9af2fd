package dev.sapando.monitoring.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue.
 *
 * @param id as asked for: {@code session-conversion}
 * @param grain what one cell counts
 * @param owner DE, DS, analysts or ops
 * @param prometheus names of the gauges that show it
 * @param panel of the dashboard
 * @param alert condition, where there is one
 * @param blank why a row may have no value, where that can be
 */
public record Metric(
        String id,
        String question,
        String formula,
        String grain,
        List<String> inputs,
        String owner,
        String unit,
        Parameters parameters,
        List<String> prometheus,
        String panel,
        @Nullable String alert,
        @Nullable String blank) {
    private static final List<String> OWNERS = List.of("DE", "DS", "analysts", "ops");

    /**
     * @param from what kind of value it takes; absent where the metric has no range
     * @param options of its definition, each with the values it can have, the default first
     */
    public record Parameters(
            @Nullable String from, @Nullable String until, List<String> by, Map<String, List<String>> options) {
        public Parameters {
            by = List.copyOf(by);
            options = options == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        public List<String> names() {
            var names = new ArrayList<>(from == null ? List.of("by") : List.of("from", "until", "by"));
            names.addAll(options.keySet());
            return names;
        }
    }

    public Metric {
        Objects.requireNonNull(question, () -> id + " has no question");
        Objects.requireNonNull(formula, () -> id + " has no formula");
        inputs = List.copyOf(inputs);
        prometheus = List.copyOf(prometheus);
        if (!OWNERS.contains(owner)) {
            throw new IllegalArgumentException(id + " belongs to " + owner + ", not to one of " + OWNERS);
        }
    }
}
