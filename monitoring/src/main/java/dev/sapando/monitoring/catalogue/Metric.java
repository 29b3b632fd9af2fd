package dev.sapando.monitoring.catalogue;

import java.util.List;
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
        @Nullable String alert) {
    private static final List<String> OWNERS = List.of("DE", "DS", "analysts", "ops");

    /** @param from what kind of value it takes; absent where the metric has no range */
    public record Parameters(
            @Nullable String from, @Nullable String until, List<String> by) {
        public Parameters {
            by = List.copyOf(by);
        }

        public List<String> names() {
            return from == null ? List.of("by") : List.of("from", "until", "by");
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
