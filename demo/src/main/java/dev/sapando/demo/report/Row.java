package dev.sapando.demo.report;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One line of monitoring's answer. Numerator and denominator are exact; the value is for people, and absent where there is nothing to say. */
public record Row(
        String period,
        Map<String, String> labels,
        Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator,
        Optional<Double> value) {
    public Row {
        labels = Map.copyOf(labels);
    }

    static Row of(JsonObject json) {
        var labels = new TreeMap<String, String>();
        json.getJsonObject("labels").forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        return new Row(
                json.getString("period"),
                labels,
                Optional.ofNullable(json.getString("numerator")).map(BigDecimal::new),
                Optional.ofNullable(json.getString("denominator")).map(BigDecimal::new),
                Optional.ofNullable(json.getDouble("value")));
    }

    public boolean is(String label, String value) {
        return value.equals(labels.get(label));
    }

    public long count() {
        return numerator.map(BigDecimal::longValueExact).orElse(0L);
    }
}
