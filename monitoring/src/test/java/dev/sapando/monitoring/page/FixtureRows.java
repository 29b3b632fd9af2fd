package dev.sapando.monitoring.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Rows of one answer of the metrics API, built the way the API writes them. */
final class FixtureRows {
    private final JsonArray rows = new JsonArray();

    FixtureRows count(String period, JsonObject labels, long count) {
        return add(period, labels, Long.toString(count), null, count);
    }

    FixtureRows money(String period, JsonObject labels, BigDecimal amount) {
        return add(period, labels, amount.toPlainString(), null, amount.doubleValue());
    }

    FixtureRows ratio(String period, JsonObject labels, long numerator, long denominator) {
        return ratio(period, labels, BigDecimal.valueOf(numerator), denominator);
    }

    FixtureRows ratio(String period, JsonObject labels, BigDecimal numerator, long denominator) {
        BigDecimal value = numerator.divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64);
        return add(period, labels, numerator.toPlainString(), Long.toString(denominator), value.doubleValue());
    }

    /** A day that is not over: what is known so far, and no value. */
    FixtureRows notOver(String period, JsonObject labels, long numerator, long denominator) {
        return add(period, labels, Long.toString(numerator), Long.toString(denominator), null);
    }

    FixtureRows value(String period, JsonObject labels, double value) {
        return add(period, labels, null, null, value);
    }

    JsonArray toJson() {
        return rows;
    }

    static JsonObject labels(String... namesAndValues) {
        var labels = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }

    private FixtureRows add(
            String period,
            JsonObject labels,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable Number value) {
        rows.add(new JsonObject()
                .put("period", period)
                .put("labels", labels)
                .put("numerator", numerator)
                .put("denominator", denominator)
                .put("value", value));
        return this;
    }
}
