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
 * @param prometheus the gauges that show it, by name, each with its HELP
 * @param ledger names of ingest's own gauges that show it
 * @param panel with which the titles of its panels in Grafana begin
 * @param noPanel why it has none
 * @param alert names of its rules in {@code prometheus/alerts.yml}
 * @param noAlert why it has none
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
        Map<String, String> prometheus,
        List<String> ledger,
        @Nullable String panel,
        @Nullable String noPanel,
        List<String> alert,
        @Nullable String noAlert,
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
        prometheus = Collections.unmodifiableMap(new LinkedHashMap<>(prometheus));
        ledger = ledger == null ? List.of() : List.copyOf(ledger);
        alert = alert == null ? List.of() : List.copyOf(alert);
        if ((panel == null) == (noPanel == null)) {
            throw new IllegalArgumentException(id + " must have a panel, or say in no_panel why it has none");
        }
        if (alert.isEmpty() == (noAlert == null)) {
            throw new IllegalArgumentException(id + " must have an alert, or say in no_alert why it has none");
        }
        if (!OWNERS.contains(owner)) {
            throw new IllegalArgumentException(id + " belongs to " + owner + ", not to one of " + OWNERS);
        }
    }
}
