package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.catalogue.Metric;
import dev.sapando.monitoring.people.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of a metric's definitions is meant: every option it has, with the value asked for or its default.
 *
 * @param options checked against the catalogue
 */
public record Variant(Map<String, String> options) {
    public static final Variant DEFAULT = new Variant(Map.of());

    /** Options that are each allowed and say nothing together. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    public Variant {
        options = Map.copyOf(options);
    }

    Variant of(Metric metric) {
        var all = new LinkedHashMap<String, String>();
        metric.parameters()
                .options()
                .forEach((name, values) -> all.put(name, options.getOrDefault(name, values.get(0))));
        return new Variant(all);
    }

    /** @param option of the metric */
    boolean is(String option, String value) {
        return value(option).equals(value);
    }

    String value(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new IllegalStateException("the catalogue does not give the metric an option " + option);
        }
        return value;
    }

    Unit unit() {
        return is("unit", "visitor") ? Unit.VISITOR : Unit.CUSTOMER;
    }

    boolean withFreeOrders() {
        return is("free_orders", "in");
    }
}
